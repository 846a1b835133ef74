package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.missed;
import static org.pulang.query.Events.scheduled;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.NoteAdded;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class TimelinePageIT {

    private static final String CASE = "/cases/" + caseId(1);
    private static final String TIMELINE = CASE + "/timeline";

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aCaseWithAMissedFollowUp() {
        history.clear()
                .record(
                        identified(caseId(1)),
                        scheduled(caseId(1), 1, "2026-02-10"),
                        new NoteAdded(
                                caseId(1),
                                new NoteId(new UUID(1, 1)),
                                NoteVisibility.Team,
                                Sensitive.of("KENARI-Narrative"),
                                null));
        history.by("system").at(Instant.parse("2026-02-10T17:00:00Z")).record(missed(caseId(1), 1, "2026-02-10"));
    }

    @Test
    void putsWhatBelongsTogetherInOneRow() throws Exception {
        var rows = page(TIMELINE).select("ol.strands > li");

        assertThat(rows).as("the follow-up, and what else one command recorded").hasSize(2);
        assertThat(rows.get(0).select(".steps-told li")).hasSize(2);
        assertThat(rows.get(0).select("a").eachAttr("href")).containsExactly(CASE + "/events/1", CASE + "/events/3");
        assertThat(page(TIMELINE).text()).doesNotContain("KENARI");
    }

    @Test
    void saysForHowLongNothingWasRecorded() throws Exception {
        assertThat(page(TIMELINE).select("main > .gap").text()).isEqualTo("18 hari tanpa peristiwa sampai hari ini");
        history.at(Instant.parse("2026-03-01T01:00:00Z")).record(scheduled(caseId(1), 2, "2026-03-10"));

        assertThat(page(TIMELINE).select("main > .gap")).isEmpty();
        assertThat(page(TIMELINE + "?view=Full").select("ol.timeline .gap").eachText())
                .containsExactly("18 hari tanpa peristiwa");
        assertThat(page(TIMELINE + "?view=Full&topic=FollowUps").select(".gap"))
                .as("what a filter left out is no gap")
                .isEmpty();
    }

    @Test
    void tellsEveryEventWithMetadataAndJson() throws Exception {
        var page = page(TIMELINE + "?view=Full&lang=en");

        assertThat(page.select("ol.timeline > li")).hasSize(4);
        assertThat(page.expectFirst("ol.timeline > li:last-child dl").text())
                .contains("VictimIdentified v", "worker-1", "Caseworker", "Services");
        assertThat(page.select("pre").text()).contains("\"sequence\"", "KENARI-Narrative");
        assertThat(page.select("ol.timeline > li:last-child").text()).contains("recorded 11 days after it happened");
    }

    @Test
    void marksTheLawsThatChangedMeanwhile() throws Exception {
        history.at(Instant.parse("2017-10-01T01:00:00Z"))
                .record(identified(caseId(2)), scheduled(caseId(2), 1, "2017-12-01"));

        var page = page(TIMELINE.replace(caseId(1).toString(), caseId(2).toString()) + "?view=Flow&lang=en");
        assertThat(page.select("line.law")).hasSameSizeAs(page.select("table.flow tbody tr"));
        assertThat(page.select(".laws li").text()).startsWith("22 November 2017: Law 18/2017");
        assertThat(page(TIMELINE + "?view=Flow").select("line.law, .laws")).isEmpty();
    }

    @Test
    void drawsWhatIsOpenDashedUntilToday() throws Exception {
        var rows = page(TIMELINE + "?view=Flow").select("table.flow tbody tr");

        assertThat(rows).hasSize(1);
        assertThat(rows.select("rect.open.missed")).hasSize(1);
        assertThat(rows.text()).contains("masih terbuka", "luput", "lewat tenggat 10 Februari 2026");
    }

    @Test
    void filtersByTopicActorAndKind() throws Exception {
        assertThat(page(TIMELINE + "?view=Full&topic=FollowUps").select("ol.timeline > li"))
                .hasSize(2);
        assertThat(page(TIMELINE + "?view=Full&actor=system").select("ol.timeline > li"))
                .hasSize(1);
        assertThat(page(TIMELINE + "?view=Full&kind=NoteAdded").select("ol.timeline > li"))
                .hasSize(1);
        assertThat(page(TIMELINE + "?view=Full&topic=&actor=&kind=&zone=").select("ol.timeline > li"))
                .hasSize(4);
        var none = page(TIMELINE + "?topic=Justice");
        assertThat(none.select(".empty").text()).contains("Kosongkan saringan");
        assertThat(none.select("select[name=topic] option[selected]").attr("value"))
                .isEqualTo("Justice");
    }

    @Test
    void tellsTimesInTheZoneAskedFor() throws Exception {
        assertThat(page(TIMELINE + "?view=Full").select("ol.timeline").text()).contains("1 Februari 2026 10.00 WIB");
        assertThat(page(TIMELINE + "?view=Full&zone=WIT").select("ol.timeline").text())
                .contains("1 Februari 2026 12.00 WIT");
        assertThat(page(TIMELINE + "?view=Full&zone=UTC").select("ol.timeline").text())
                .contains("1 Februari 2026 03.00 UTC");
    }

    @Test
    void goesOnPageByPage() throws Exception {
        for (int i = 2; i < 32; i++) {
            history.append(scheduled(caseId(1), i, "2026-03-10"));
        }
        history.record(scheduled(caseId(1), 32, "2026-03-10"));

        var first = page(TIMELINE + "?view=Full&topic=FollowUps");
        assertThat(first.select("ol.timeline > li")).hasSize(20);
        var second = page(first.expectFirst("a[rel=next]").attr("href"));
        assertThat(second.select("ol.timeline > li")).hasSize(13);
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(second.select("select[name=topic] option[selected]").attr("value"))
                .isEqualTo("FollowUps");
    }

    @Test
    void tearsNothingThatBelongsTogether() throws Exception {
        for (int i = 2; i < 62; i++) {
            history.by("worker-" + i).append(scheduled(caseId(1), i, "2026-03-10"));
        }
        history.by("system").record(missed(caseId(1), 2, "2026-03-10"));

        var first = page(TIMELINE);
        assertThat(first.select("ol.strands > li")).hasSize(50);
        assertThat(first.expectFirst("ol.strands > li").select("a").eachAttr("href"))
                .as("scheduled long before it was missed")
                .containsExactly(CASE + "/events/4", CASE + "/events/64");
        var second = page(first.expectFirst("a[rel=next]").attr("href"));
        assertThat(second.select("a[href='" + CASE + "/events/4']"))
                .as("told on the page of its last step alone")
                .isEmpty();
        assertThat(first.select("ol.strands > li").size()
                        + second.select("ol.strands > li").size())
                .isEqualTo(62);
    }

    @Test
    void drawsWhatWasBegunBySomebody() throws Exception {
        history.by("worker-2").record(scheduled(caseId(1), 2, "2026-03-10"));

        assertThat(page(TIMELINE + "?view=Flow").select("table.flow tbody tr")).hasSize(2);
        assertThat(page(TIMELINE + "?view=Flow&actor=worker-2").select("table.flow tbody tr"))
                .hasSize(1);
        assertThat(page(TIMELINE + "?view=Flow&kind=FollowUpScheduled&topic=FollowUps")
                        .select("table.flow tbody tr"))
                .hasSize(2);
        assertThat(page(TIMELINE + "?view=Flow&kind=NoteAdded").select(".empty"))
                .hasSize(1);
    }

    @Test
    void asksForNewsWhateverIsChosen() throws Exception {
        page("/cases/" + caseId(1));
        var all = asking(TIMELINE);
        var followUps = asking(TIMELINE + "?view=Full&topic=FollowUps");
        assertThat(followUps).startsWith(TIMELINE + "/news?since=3").contains("view=Full", "topic=FollowUps");
        assertThat(status(all)).isEqualTo(204);
        assertThat(status(followUps)).isEqualTo(204);

        history.record(new NoteAdded(
                caseId(1), new NoteId(new UUID(1, 2)), NoteVisibility.Team, Sensitive.of("KENARI-Narrative"), null));
        assertThat(page(all).text()).isEqualTo("1 peristiwa baru – tampilkan");
        assertThat(page(followUps).text())
                .as("of what kind it is, no log says that it was told")
                .isEqualTo("1 peristiwa baru – tampilkan");

        history.record(scheduled(caseId(1), 2, "2026-03-10"));
        assertThat(page(all + "&lang=en").text()).isEqualTo("2 new events – show");
        assertThat(page(followUps).expectFirst("a").attr("href")).isEqualTo(TIMELINE + "?view=Full&topic=FollowUps");
    }

    private String asking(String address) throws Exception {
        return page(address).expectFirst("#news [hx-get]").attr("hx-get");
    }

    private int status(String address) throws Exception {
        return http.perform(get(URI.create(address))).andReturn().getResponse().getStatus();
    }

    @Test
    void hasAnAddressForEachEventThatLeadsOn() throws Exception {
        var event = page(CASE + "/events/1?lang=en");

        assertThat(event.title()).isEqualTo("Event 1 of case PLG-32-2026-1 · Pulang");
        assertThat(event.select("a[rel=prev]").attr("href")).isEqualTo(CASE + "/events/0");
        assertThat(event.select("a[rel=next]").attr("href")).isEqualTo(CASE + "/events/2");
        assertThat(event.select("section:has(#beside) li"))
                .as("recorded with it")
                .hasSize(2);
        assertThat(event.select(".proof").text()).contains("matches what is stored");
        assertThat(page(CASE + "/events/0").select("a[rel=prev]")).isEmpty();
        assertThat(page(CASE + "/events/3").select("a[rel=next]")).isEmpty();
    }

    @Test
    void keepsInTheLogWhatWasShownAndNoMore() throws Exception {
        page(TIMELINE);
        assertThat(classes()).isEmpty();
        page(TIMELINE + "?view=Full");
        assertThat(classes()).contains("Narrative");
    }

    private String classes() {
        return jdbc.sql("SELECT array_to_string(classes, ' ') FROM audit.access_log ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/timeline?view=Nothing",
                "/timeline?zone=Mars",
                "/timeline?before=-1",
                "/timeline?before=x",
                "/timeline/news",
                "/timeline/news?since=x",
                "/timeline/news?since=0&view=Nothing",
                "/events/x",
                "/events/-1"
            })
    void refusesWhatIsNone(String path) throws Exception {
        assertThat(http.perform(get(CASE + path)).andReturn().getResponse().getStatus())
                .isEqualTo(400);
    }

    @Test
    void knowsNoEventThatIsNotThere() throws Exception {
        assertThat(http.perform(get(CASE + "/events/4"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private Document page(String address) throws Exception {
        var answer = http.perform(get(URI.create(address))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }
}
