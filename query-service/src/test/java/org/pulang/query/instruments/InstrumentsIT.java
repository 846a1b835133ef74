package org.pulang.query.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.InstrumentRetired;
import org.pulang.query.Events;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.InstrumentId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@QueryServiceTest
class InstrumentsIT {

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @BeforeEach
    void nothingHasHappened() {
        history.clear();
    }

    @Test
    void areListedWithVersionsStateAndWhoPublishedThem() throws Exception {
        history.record(
                Events.published("RUMAH.v1", "Aman"),
                Events.published("RUMAH.v2", "Aman"),
                Events.published("AMAN.v1", "Aman"),
                new InstrumentRetired(new InstrumentId("RUMAH.v1")));
        ask("").andExpect(jsonPath(
                        "$.items[*].instrumentId",
                        contains(
                                "AMAN.v1", "PULANG-CORE.v1", "PULANG-RISK.v1", "RSS-SHAPE.v1", "RUMAH.v1", "RUMAH.v2")))
                .andExpect(jsonPath(
                        "$.items[*].state",
                        contains("Published", "BuiltIn", "BuiltIn", "BuiltIn", "Retired", "Published")))
                .andExpect(jsonPath("$.items[3].official").value(false))
                .andExpect(jsonPath("$.items[1].organisation").doesNotExist())
                .andExpect(jsonPath("$.items[4].organisation").value("dinsos-32-73"))
                .andExpect(jsonPath("$.items[4].publishedAt").value("2026-02-01T03:00:00Z"))
                .andExpect(jsonPath("$.items[4].retiredAt").value("2026-02-01T03:03:00Z"))
                .andExpect(jsonPath("$.items[5].title.en").value("Aman (en)"));
    }

    @Test
    void areListedPageByPageWhicheverTheyComeFrom() throws Exception {
        history.record(
                Events.published("RUMAH.v1", "Aman"),
                Events.published("RUMAH.v2", "Aman"),
                Events.published("AMAN.v1", "Aman"));
        var found = new StringBuilder();
        var address = "?limit=1";
        while (address != null) {
            var answer = ask(address).andReturn().getResponse();
            found.append(answer.getContentAsString().replaceAll("(?s).*\"instrumentId\":\"([^\"]+)\".*", "$1 "));
            var link = answer.getHeader("Link");
            address = link == null ? null : link.replaceFirst("^<[^?]*([^>]*)>.*", "$1");
        }
        assertThat(found).hasToString("AMAN.v1 PULANG-CORE.v1 PULANG-RISK.v1 RSS-SHAPE.v1 RUMAH.v1 RUMAH.v2 ");
    }

    @Test
    void showAllTheyAskAndHowTheyScore() throws Exception {
        history.record(Events.published("RUMAH.v1", "Aman"));
        ask("/RUMAH/versions/1")
                .andExpect(jsonPath("$.instrument.state").value("Published"))
                .andExpect(jsonPath("$.items[*].code", contains("Sleep", "Calm")))
                .andExpect(jsonPath("$.items[0].weight").value(3))
                .andExpect(jsonPath("$.scoring.kind").value("MeanOfItems"))
                .andExpect(jsonPath("$.scoring.highest").value(4));
        ask("/PULANG-RISK/versions/1")
                .andExpect(jsonPath("$.instrument.state").value("BuiltIn"))
                .andExpect(jsonPath("$.riskRules[0].code").value("TraffickerNear"));
    }

    @Test
    void haveASchemaThatTakesAnswersThatFitAndNoOthers() throws Exception {
        history.record(Events.published("RUMAH.v1", "Aman"));
        var answer = ask("/RUMAH/versions/1/schema")
                .andExpect(content().contentType("application/schema+json"))
                .andExpect(jsonPath("$.$schema").value("https://json-schema.org/draft/2020-12/schema"))
                .andReturn();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(answer.getResponse().getContentAsString(), InputFormat.JSON);
        assertThat(accepts(schema, "[{'item': 'Sleep', 'state': 'Answered', 'value': 4}]"))
                .isTrue();
        assertThat(accepts(schema, "[{'item': 'Sleep', 'state': 'Declined'}]")).isTrue();
        for (var wrong : new String[] {
            "[]",
            "[{'item': 'Sleep', 'state': 'Answered', 'value': 5}]",
            "[{'item': 'Sleep', 'state': 'Answered'}]",
            "[{'item': 'Sleep', 'state': 'Declined', 'value': 1}]",
            "[{'item': 'Housing', 'state': 'Declined'}]"
        }) {
            assertThat(accepts(schema, wrong)).as(wrong).isFalse();
        }
        ask("/PULANG-CORE/versions/1/schema").andExpect(jsonPath("$.maxItems").value(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/RUMAH/versions/1",
                "/PULANG-CORE/versions/2",
                "/PULANG-CORE/versions/-1",
                "/pulang-core/versions/1/schema"
            })
    void areUnknownWhereNobodyPublishedThem(String address) throws Exception {
        http.perform(get("/api/instruments" + address))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("INSTRUMENT_UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/PULANG-CORE/versions/one", "?after=nothing", "?limit=0", "/PULANG-CORE/versions/99999999999"})
    void refuseWhatIsNoVersionAndNoPlace(String address) throws Exception {
        http.perform(get("/api/instruments" + address))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("BAD_PARAMETER"));
    }

    @Test
    void areTheSameAfterARebuild() throws Exception {
        history.record(
                Events.published("RUMAH.v1", "Aman"),
                Events.published("RUMAH.v2", "Aman"),
                new InstrumentRetired(new InstrumentId("RUMAH.v1")));
        var rows = history.rows("instrument");
        history.rebuild("instruments");
        assertThat(history.rows("instrument")).isEqualTo(rows).contains("Calm");
    }

    private static boolean accepts(Schema schema, String answers) {
        return schema.validate(answers.replace('\'', '"'), InputFormat.JSON).isEmpty();
    }

    private ResultActions ask(String address) throws Exception {
        return http.perform(get("/api/instruments" + address)).andExpect(status().isOk());
    }
}
