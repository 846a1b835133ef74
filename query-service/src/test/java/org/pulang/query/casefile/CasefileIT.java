package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.EntitlementOverdue;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.MonitoringStarted;
import org.pulang.event.NoteAdded;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.ServiceDelivered;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.RandomEvents;
import org.pulang.query.replay.Stage;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.Applicant;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.Authority;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.RestrictionLiftReason;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class CasefileIT {

    private static final String CASE = "/api/cases/" + caseId(1);

    @Autowired
    History history;

    @Autowired
    Casefiles casefiles;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothingHasHappened() {
        history.clear();
    }

    @Test
    void showsTheCaseAsItIs() throws Exception {
        history.record(identified(caseId(1)), assigned("worker-2", null));

        http.perform(get(CASE))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(header().string("Pulang-Position", "2"))
                .andExpect(jsonPath("$.caseNumber").value("PLG-32-2026-1"))
                .andExpect(jsonPath("$.status").value("Open"))
                .andExpect(jsonPath("$.owner").value("worker-2"))
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.identification.person.gender").value("Feminine"))
                .andExpect(jsonPath("$.services.assistance").value("NotIdentified"))
                .andExpect(jsonPath("$.stewardship.assignments[0].by").value("worker-1"));
    }

    @Test
    void tellsWhetherWorkIsRestrictedAsLongAsItIs() throws Exception {
        history.record(
                identified(caseId(1)), new ProcessingRestricted(caseId(1), RestrictionGround.AccuracyContested, null));
        http.perform(get(CASE))
                .andExpect(jsonPath("$.consent.restricted.event.ground").value("AccuracyContested"));
        http.perform(get("/cases/" + caseId(1) + "?lang=en"))
                .andExpect(content().string(containsString("the person says that details are wrong")));

        history.record(new RestrictionLifted(caseId(1), RestrictionLiftReason.AccuracyClarified, null));
        http.perform(get(CASE)).andExpect(jsonPath("$.consent.restricted").doesNotExist());
    }

    @Test
    void tellsWhatTheLawGivesAndHowFarThePersonHasCome() throws Exception {
        var application = new ApplicationId(new UUID(1, 1));
        var code = new EntitlementCode("SocialRehabilitation");
        var due = LocalDate.parse("2026-02-17");
        history.record(
                identified(caseId(1)),
                new EntitlementApplied(
                        caseId(1),
                        application,
                        code,
                        new LawNumber("21/2007"),
                        LocalDate.parse("2026-02-10"),
                        Applicant.Family,
                        Authority.SocialService,
                        null,
                        due,
                        ZoneId.of("Asia/Jakarta"),
                        null,
                        null),
                new EntitlementOverdue(caseId(1), application, code, due, null));
        http.perform(get(CASE))
                .andExpect(jsonPath("$.entitlements.matrix", hasSize(12)))
                .andExpect(jsonPath("$.entitlements.matrix[0].status").value("Eligible"))
                .andExpect(jsonPath("$.entitlements.matrix[1].entitlement").value("SocialRehabilitation"))
                .andExpect(jsonPath("$.entitlements.matrix[1].law").value("21/2007"))
                .andExpect(jsonPath("$.entitlements.matrix[1].status").value("Overdue"))
                .andExpect(jsonPath("$.entitlements.matrix[1].dueOn").value("2026-02-17"));
        http.perform(get(CASE).param("at", "1"))
                .andExpect(jsonPath("$.entitlements.matrix[1].status").value("Applied"));
        http.perform(get(CASE).param("at", "0"))
                .andExpect(jsonPath("$.entitlements.matrix[1].status").value("Eligible"));
        http.perform(get("/cases/" + caseId(1)))
                .andExpect(content().string(containsString("UU 21/2007 Pasal 51, 52")))
                .andExpect(content().string(containsString("melewati batas waktu")))
                .andExpect(content().string(containsString("berhak, belum dijelaskan")));
        http.perform(get("/cases/" + caseId(1) + "?lang=en"))
                .andExpect(content().string(containsString("Law 21/2007, Art. 51, 52")))
                .andExpect(content().string(containsString("social rehabilitation")));
    }

    @Test
    void isAtEachVersionWhatItsEventsMakeOfIt() {
        long seed = new Random().nextLong();
        var events = new RandomEvents(seed, caseId(1)).history(60);
        for (int version = 0; version < events.size(); version++) {
            history.record(events.get(version));

            var live = casefiles.required(caseId(1));
            var folded = casefiles.at(caseId(1), version);

            assertThat(json(folded)).as("seed %s, version %s", seed, version).isEqualTo(json(live));
        }
        for (int version = 0; version < events.size(); version++) {
            assertThat(casefiles.at(caseId(1), version).version).isEqualTo(version);
        }
    }

    @Test
    void wasAtAVersionWhatItWas() throws Exception {
        history.record(identified(caseId(1)), assigned("worker-2", null), assigned("worker-3", null));

        http.perform(get(CASE).param("at", "1"))
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.owner").value("worker-2"));
        http.perform(get(CASE).param("at", "0")).andExpect(jsonPath("$.owner").value("worker-1"));
    }

    @Test
    void tellsWhatWasKnownFromWhatHadHappened() throws Exception {
        // Recorded at 10.00, 10.01 and 10.02 on 1 February; the last tells of a day in January.
        history.record(
                identified(caseId(1)),
                assigned("worker-2", new PartialDate("2026-02")),
                assigned("worker-3", new PartialDate("2026-01-25")));

        http.perform(get(CASE).param("asOf", "2026-02-01T10:01:30+07:00"))
                .andExpect(jsonPath("$.owner").value("worker-2"))
                .andExpect(jsonPath("$.version").value(1));
        http.perform(get(CASE).param("asOf", "2026-01-31T12:00:00+07:00").param("axis", "occurred"))
                .andExpect(jsonPath("$.owner").value("worker-3"))
                .andExpect(jsonPath("$.stewardship.assignments", hasSize(1)));
        http.perform(get(CASE).param("asOf", "2026-02-01T09:00:00+07:00"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("EVENT_UNKNOWN"));
    }

    @Test
    void tellsItsHistoryInOrder() throws Exception {
        history.record(identified(caseId(1)));
        history.by("supervisor-1").record(assigned("worker-2", null), note("Ibu Melati, 0812-0000-0001"));

        http.perform(get(CASE + "/events?limit=2"))
                .andExpect(jsonPath("$.asOf.position").value(3))
                .andExpect(jsonPath("$.items", hasSize(2)))
                .andExpect(jsonPath("$.items[0].type").value("VictimIdentified"))
                .andExpect(jsonPath("$.items[1].actor").value("supervisor-1"))
                .andExpect(jsonPath("$.items[1].topic").value("Stewardship"))
                .andExpect(jsonPath("$.items[1].sentence", containsString("worker-2")))
                .andExpect(jsonPath("$.items[1].payload.caseworker").value("worker-2"))
                .andExpect(jsonPath("$.items[1].metadata.purpose").value("Services"))
                .andExpect(header().string("Link", "<" + CASE + "/events?limit=2&after=1>; rel=\"next\""));
        http.perform(get(CASE + "/events?after=1"))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].payload.text").value("Ibu Melati, 0812-0000-0001"));
    }

    @Test
    void linksEachEventToItsNeighbours() throws Exception {
        history.record(identified(caseId(1)), assigned("worker-2", null), assigned("worker-3", null));

        var links = http.perform(get(CASE + "/events/1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sequence").value(1))
                .andReturn()
                .getResponse()
                .getHeaders("Link");
        assertThat(links)
                .containsExactly(
                        "<%s/events/0>; rel=\"prev\"".formatted(CASE), "<%s/events/2>; rel=\"next\"".formatted(CASE));
        http.perform(get(CASE + "/events/3"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("EVENT_UNKNOWN"));
    }

    @Test
    void doesNotKnowEveryCase() throws Exception {
        for (var path : new String[] {"", "/events", "/events/0", "?at=0"}) {
            http.perform(get("/api/cases/" + caseId(9) + path))
                    .andExpect(status().isNotFound())
                    .andExpect(header().string("Content-Type", "application/problem+json"))
                    .andExpect(jsonPath("$.code").value("CASE_UNKNOWN"))
                    .andExpect(jsonPath("$.title").value("Kasus tidak dikenal"));
        }
    }

    @Test
    void refusesParametersOfAWrongForm() throws Exception {
        history.record(identified(caseId(1)));
        for (var wrong : new String[] {
            "?at=-1", "?at=x", "?asOf=yesterday", "?asOf=2026-02-01T10:00:00Z&axis=told", "/events?limit=0"
        }) {
            http.perform(get(CASE + wrong))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("BAD_PARAMETER"));
        }
        http.perform(get("/api/cases/17")).andExpect(status().isBadRequest());
        http.perform(get(CASE).param("at", "7")).andExpect(status().isNotFound());
    }

    @Test
    void hasComeAsFarAsTheWorklistSays() {
        var seen = new HashSet<Stage>();
        for (int i = 1; i <= 40; i++) {
            var events = new RandomEvents(i, caseId(i));
            history.append(
                    identified(caseId(i)),
                    events.any(List.of(
                                    AssessmentRecorded.class,
                                    CarePlanAgreed.class,
                                    ServiceDelivered.class,
                                    MonitoringStarted.class,
                                    FollowUpRecorded.class)
                            .get(i % 5)));
        }
        history.record(identified(caseId(41)));

        for (int i = 1; i <= 41; i++) {
            var listed = jdbc.sql("SELECT stage FROM readmodel.caseload_standing WHERE case_id = ?")
                    .param(caseId(i).value())
                    .query(String.class)
                    .single();
            assertThat(casefiles.required(caseId(i)).stage()).hasToString(listed);
            seen.add(Stage.valueOf(listed));
        }
        assertThat(seen).containsExactlyInAnyOrder(Stage.values());
    }

    @Test
    void comesOutEqualWhenRebuilt() {
        history.record(new RandomEvents(11, caseId(1)).history(80).toArray());
        history.record(new RandomEvents(12, caseId(2)).history(40).toArray());
        var live = history.rows("casefile");

        history.rebuild("casefile");

        assertThat(history.rows("casefile")).isEqualTo(live).isNotEmpty();
    }

    private static CaseEvent assigned(String caseworker, @Nullable PartialDate occurredAt) {
        return new CaseworkerAssigned(
                caseId(1), new StaffId(caseworker), new OrganisationId("dinsos-32-73"), null, occurredAt);
    }

    private static CaseEvent note(String text) {
        return new NoteAdded(caseId(1), new NoteId(caseId(5).value()), NoteVisibility.Team, Sensitive.of(text), null);
    }

    private static String json(CaseFile file) {
        return EventJson.SEALED.writeValueAsString(file);
    }
}
