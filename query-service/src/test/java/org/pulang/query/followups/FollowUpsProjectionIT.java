package org.pulang.query.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.pulang.query.Events.attemptFailed;
import static org.pulang.query.Events.cancelled;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closed;
import static org.pulang.query.Events.followUpId;
import static org.pulang.query.Events.held;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.missed;
import static org.pulang.query.Events.rescheduled;
import static org.pulang.query.Events.scheduled;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.ContactRegained;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.RandomEvents;
import org.pulang.query.access.Visible;
import org.pulang.vocabulary.CaseId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Now is 1 March 2026, 10.00 in Jakarta. */
@QueryServiceTest
class FollowUpsProjectionIT {

    private static final CaseId CASE = caseId(1);
    private static final FollowUpFilter ALL = new FollowUpFilter(null, null, null, null);

    @Autowired
    History history;

    @Autowired
    FollowUps followUps;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc http;

    @BeforeEach
    void onePersonIsFollowed() {
        history.clear().record(identified(CASE));
    }

    @Test
    void tellsAFollowUpFromPlanToContact() throws Exception {
        history.record(scheduled(CASE, 1, "2026-02-20"), attemptFailed(CASE, 1), missed(CASE, 1, "2026-02-20"));

        http.perform(get("/api/follow-ups"))
                .andExpect(status().isOk())
                .andExpect(header().string("Pulang-Position", "4"))
                .andExpect(jsonPath("$.asOf.position").value(4))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].caseNumber").value("PLG-32-2026-1"))
                .andExpect(jsonPath("$.items[0].followUpId").value(followUpId(1).toString()))
                .andExpect(jsonPath("$.items[0].dueOn").value("2026-02-20"))
                .andExpect(jsonPath("$.items[0].zone").value("Asia/Jakarta"))
                .andExpect(jsonPath("$.items[0].mode").value("Visit"))
                .andExpect(jsonPath("$.items[0].purpose").value("Monitoring"))
                .andExpect(jsonPath("$.items[0].by").value("worker-1"))
                .andExpect(jsonPath("$.items[0].state").value("Missed"))
                .andExpect(jsonPath("$.items[0].attempts").value(1))
                .andExpect(jsonPath("$.items[0].missedAt").value("2026-02-01T03:03:00Z"))
                .andExpect(jsonPath("$.items[0].overdue").value(true))
                .andExpect(jsonPath("$.items[0].reached").doesNotExist());

        history.record(held(CASE, 1, "2026-02-20", "2026-02-25"));

        http.perform(get("/api/follow-ups"))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].state").value("Recorded"))
                .andExpect(jsonPath("$.items[0].by").value("worker-2"))
                .andExpect(jsonPath("$.items[0].recordedOn").value("2026-02-25"))
                .andExpect(jsonPath("$.items[0].reached").value("Survivor"))
                .andExpect(jsonPath("$.items[0].missedAt").value("2026-02-01T03:03:00Z"))
                .andExpect(jsonPath("$.items[0].overdue").value(false));
    }

    @Test
    void isOverdueOnceItsDayIsOverWhereThePersonIs() {
        history.record(
                identified(caseId(2)),
                scheduled(CASE, 1, "2026-02-28", "Asia/Jakarta"),
                scheduled(caseId(2), 2, "2026-02-28", "Asia/Jayapura"));
        // Half past midnight in Jayapura, still the evening before in Jakarta.
        var midnight = Clock.fixed(Instant.parse("2026-02-28T15:30:00Z"), ZoneOffset.UTC);

        var overdue = new FollowUps(jdbc, midnight)
                .list(new FollowUpFilter(null, null, true, null), Visible.EVERY_CASE, null, 10);

        assertThat(overdue).extracting(FollowUpEntry::caseId).containsExactly(caseId(2));
        assertThat(followUps.overdue()).isEqualTo(2);
    }

    @Test
    void waitsUntilSomebodyAnswersForIt() {
        history.record(scheduled(CASE, 1, "2026-02-20"), missed(CASE, 1, "2026-02-20"));
        assertThat(followUps.overdue()).isEqualTo(1);

        history.record(attemptFailed(CASE, 1));
        assertThat(followUps.overdue()).as("a failed attempt is no contact").isEqualTo(1);

        history.record(held(CASE, 8, null, "2026-02-19"));
        assertThat(followUps.overdue()).as("a contact before is no answer").isEqualTo(1);

        history.record(held(CASE, 9, null, "2026-02-20"));
        assertThat(followUps.overdue()).as("after a contact since").isZero();

        history.record(scheduled(CASE, 5, "2026-02-18"), missed(CASE, 5, "2026-02-18"));
        assertThat(followUps.overdue())
                .as("entered late, after a contact since")
                .isZero();

        history.record(
                scheduled(CASE, 2, "2026-02-21"),
                missed(CASE, 2, "2026-02-21"),
                new ContactRegained(CASE, null, null, null));
        assertThat(followUps.overdue()).as("after contact was regained").isZero();

        history.record(
                scheduled(CASE, 3, "2026-02-22"), scheduled(CASE, 4, "2026-02-22"), missed(CASE, 4, "2026-02-22"));
        assertThat(followUps.overdue()).isEqualTo(2);

        history.record(closed(CASE));
        assertThat(followUps.overdue()).as("after the case was closed").isZero();
    }

    @Test
    void movesAndCancels() {
        history.record(
                scheduled(CASE, 1, "2026-02-20"),
                missed(CASE, 1, "2026-02-20"),
                scheduled(CASE, 2, "2026-02-20"),
                rescheduled(CASE, 1, "2026-02-20", "2026-03-20"),
                cancelled(CASE, 2, "2026-02-20"));

        assertThat(followUps.overdue()).isZero();
        assertThat(followUps.list(ALL, Visible.EVERY_CASE, null, 10))
                .extracting(FollowUpEntry::followUpId, FollowUpEntry::state, entry -> "" + entry.dueOn())
                .containsExactly(
                        tuple(followUpId(2), FollowUpState.Cancelled, "2026-02-20"),
                        tuple(followUpId(1), FollowUpState.Scheduled, "2026-03-20"));
    }

    @Test
    void listsContactsBeyondTheScheduleOnTheirDay() {
        // Recorded on 1 February at 18.00 UTC: the day after in Jakarta.
        history.at(Instant.parse("2026-02-01T18:00:00Z")).record(held(CASE, 9, null, null));

        var entry = followUps.list(ALL, Visible.EVERY_CASE, null, 10).get(0);

        assertThat(entry.dueOn()).isNull();
        assertThat(entry.purpose()).isNull();
        assertThat(entry.recordedOn()).isEqualTo("2026-02-02");
        assertThat(entry.overdue()).isFalse();
    }

    @Test
    void filtersAndGoesOnBehindACursor() throws Exception {
        history.record(
                identified(caseId(2)),
                scheduled(CASE, 1, "2026-03-01"),
                scheduled(CASE, 2, "2026-03-01"),
                scheduled(caseId(2), 3, "2026-02-01"),
                missed(caseId(2), 3, "2026-02-01"));

        http.perform(get("/api/follow-ups?state=missed"))
                .andExpect(jsonPath("$.items[*].caseId", contains("" + caseId(2))));
        http.perform(get("/api/follow-ups?overdue=false")).andExpect(jsonPath("$.items", hasSize(2)));
        http.perform(get("/api/follow-ups?by=worker-2")).andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/follow-ups?caseId=" + CASE)).andExpect(jsonPath("$.items", hasSize(2)));
        var next = http.perform(get("/api/follow-ups?limit=2"))
                .andExpect(jsonPath("$.items[*].dueOn", contains("2026-02-01", "2026-03-01")))
                .andReturn()
                .getResponse()
                .getHeader("Link");
        assertThat(next).isEqualTo("</api/follow-ups?limit=2&after=2026-03-01_3>; rel=\"next\"");
        http.perform(get("/api/follow-ups?limit=2&after=2026-03-01_3"))
                .andExpect(jsonPath("$.items[*].followUpId", contains("" + followUpId(2))))
                .andExpect(header().doesNotExist("Link"));
    }

    @Test
    void refusesParametersOfAnotherForm() throws Exception {
        for (var parameter : new String[] {"state=Done", "after=tomorrow", "limit=0", "caseId=1", "overdue=perhaps"}) {
            http.perform(get("/api/follow-ups?" + parameter))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("BAD_PARAMETER"))
                    .andExpect(jsonPath("$.errors[0].parameter").value(parameter.split("=", -1)[0]));
        }
    }

    @Test
    void isMetered() throws Exception {
        history.record(scheduled(CASE, 1, "2026-02-20"), scheduled(CASE, 2, "2026-03-20"));

        var metrics = http.perform(get("/actuator/prometheus"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(metrics).contains("pulang_followups_overdue 1.0");
    }

    @Test
    void isTheSameWhenRebuilt() {
        long seed = new Random().nextLong();
        for (int n = 2; n < 12; n++) {
            history.record(new RandomEvents(seed + n, caseId(n)).history(60).toArray());
        }
        var live = history.rows("followups");

        history.rebuild("followups");

        assertThat(live).isNotEmpty();
        assertThat(history.rows("followups")).as("seed %s", seed).isEqualTo(live);
    }
}
