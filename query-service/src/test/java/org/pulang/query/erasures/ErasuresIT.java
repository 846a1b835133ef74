package org.pulang.query.erasures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ErasureApproved;
import org.pulang.event.ErasureBegun;
import org.pulang.event.ErasureCancelled;
import org.pulang.event.ErasureCompleted;
import org.pulang.event.ErasureRefused;
import org.pulang.event.ErasureRequested;
import org.pulang.event.KeysDestroyed;
import org.pulang.event.LegalHoldLifted;
import org.pulang.event.LegalHoldPlaced;
import org.pulang.event.NoteAdded;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.RequesterVerified;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CoercionCheck;
import org.pulang.vocabulary.ErasureCancellationReason;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureRefusalGround;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.HoldGround;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.VerificationChannel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class ErasuresIT {

    private static final CaseId CASE = caseId(1);

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @BeforeEach
    void aCaseWithANoteAndSomebodyAccused() {
        history.clear()
                .record(
                        identified(CASE),
                        new NoteAdded(
                                CASE, new NoteId(new UUID(1, 3)), NoteVisibility.Team, Sensitive.of("KENARI"), null),
                        new PerpetratorRecorded(
                                CASE,
                                Sensitive.of("KENARI"),
                                List.of(RoleInProcess.Exploiter),
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void tellsARequestFromTheFirstWordToTheLast() throws Exception {
        var id = requested(1, ErasureScope.All);
        state(id, "Requested");
        history.record(
                new RequesterVerified(id, CASE, VerificationChannel.InPerson, true, CoercionCheck.NoSign),
                new ErasureApproved(id, CASE, null));
        state(id, "Requested");
        history.record(new ErasureApproved(id, CASE, History.NOW));
        state(id, "CoolingOff");
        history.record(new LegalHoldPlaced(id, CASE, HoldGround.OpenProceeding));
        state(id, "Held");
        history.record(new LegalHoldLifted(id, CASE, HoldGround.OpenProceeding, History.NOW));
        state(id, "CoolingOff");
        history.record(new ErasureBegun(id, CASE, List.of(Subject.Survivor), ErasureScope.All));
        state(id, "Begun");
        history.record(new KeysDestroyed(id, CASE, List.of(new UUID(2, 2))));
        state(id, "KeysDestroyed");
        history.record(new ErasureCompleted(id, CASE, LocalDate.of(2026, 4, 1)));
        state(id, "Completed");
        http.perform(get("/api/erasures?state=Completed"))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].request.erasureId").value(id.toString()))
                .andExpect(jsonPath("$.items[0].request.caseId").value(CASE.toString()))
                .andExpect(jsonPath("$.items[0].request.personsOwnWill").value(true))
                .andExpect(jsonPath("$.items[0].request.requestedAt").value("2026-02-01T03:03:00Z"))
                .andExpect(jsonPath("$.items[0].request.answerBy").value("2026-02-04T03:03:00Z"))
                .andExpect(jsonPath("$.items[0].request.backupsGoneBy").value("2026-04-01"));
    }

    @Test
    void tellsWhatWasNotDone() throws Exception {
        var refused = requested(1, ErasureScope.All);
        var cancelled = requested(2, ErasureScope.Narrative);
        history.record(
                new ErasureRefused(refused, CASE, ErasureRefusalGround.Endangers),
                new ErasureCancelled(cancelled, CASE, ErasureCancellationReason.AskedByPerson));
        http.perform(get("/api/erasures"))
                .andExpect(jsonPath("$.items[*].state", contains("Refused", "Cancelled")))
                .andExpect(jsonPath("$.items[0].request.refusedFor").value("Endangers"));
        var doubted = requested(3, ErasureScope.All);
        history.record(
                new RequesterVerified(doubted, CASE, VerificationChannel.InPerson, true, CoercionCheck.NoSign),
                new ErasureApproved(doubted, CASE, History.NOW),
                new RequesterVerified(doubted, CASE, VerificationChannel.InPerson, true, CoercionCheck.Suspected));
        state(doubted, "Requested");
    }

    @Test
    void showsBeforehandWhatGoesAndWhatStays() throws Exception {
        var all = requested(1, ErasureScope.All);
        var body = http.perform(get("/api/erasures/" + all))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.preview.goes[*].about", contains("Survivor")))
                .andExpect(jsonPath("$.preview.goes[0].fieldClass").value("Narrative"))
                .andExpect(jsonPath("$.preview.goes[0].details").value(1))
                .andExpect(jsonPath("$.preview.goes[0].fields", contains("NoteAdded.text")))
                .andExpect(jsonPath("$.preview.stays.gender").value("Feminine"))
                .andExpect(jsonPath("$.preview.stays.regency").value("32.12"))
                .andExpect(jsonPath("$.preview.stays.details").value(1))
                .andExpect(jsonPath("$.preview.stays.events").value(3))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(body).doesNotContain("KENARI", "$enc");
    }

    @Test
    void isTheSameAfterARebuild() throws Exception {
        var id = requested(1, ErasureScope.All);
        history.record(new LegalHoldPlaced(id, CASE, HoldGround.RestitutionClaim));
        var before = history.rows("erasures");
        history.rebuild("erasures");
        assertThat(history.rows("erasures")).isEqualTo(before).contains("RestitutionClaim");
    }

    @Test
    void isUnknownToOtherOrganisations() throws Exception {
        var id = requested(1, ErasureScope.All);
        for (var address : List.of("/api/erasures/" + id, "/api/erasures/" + new UUID(9, 9))) {
            http.perform(get(address).header("Pulang-Organisation", "dinsos-91-71"))
                    .andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.code").value("ERASURE_UNKNOWN"));
        }
        http.perform(get("/api/erasures").header("Pulang-Organisation", "dinsos-91-71"))
                .andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/erasures").header("Pulang-Role", "PrivacyOfficer"))
                .andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void goesWithTheCaseAndIsHiddenWithASealedOne() throws Exception {
        var id = requested(1, ErasureScope.All);
        history.record(new CaseSealed(
                CASE, SealReason.StaffRelative, new StaffId("supervisor-1"), new StaffId("supervisor-2"), null));
        http.perform(get("/api/erasures")).andExpect(jsonPath("$.items", hasSize(1)));
        for (var other : List.of("supervisor-3", "officer-1")) {
            var role = other.startsWith("officer") ? "PrivacyOfficer" : "Supervisor";
            http.perform(get("/api/erasures").header("Pulang-Actor", other).header("Pulang-Role", role))
                    .andExpect(jsonPath("$.items", hasSize(0)));
            http.perform(get("/api/erasures/" + id)
                            .header("Pulang-Actor", other)
                            .header("Pulang-Role", role))
                    .andExpect(status().isNotFound());
        }
        history.record(
                new CaseUnsealed(CASE, null),
                new CaseworkerAssigned(CASE, new StaffId("worker-9"), new OrganisationId("dinsos-91-71"), null, null));
        http.perform(get("/api/erasures")).andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/erasures").header("Pulang-Organisation", "dinsos-91-71"))
                .andExpect(jsonPath("$.items", hasSize(1)));
    }

    private ErasureId requested(long n, ErasureScope scope) {
        var id = new ErasureId(new UUID(7, n));
        history.record(new ErasureRequested(
                id, CASE, new OrganisationId("dinsos-32-73"), List.of(Subject.Survivor), scope, Requester.Self));
        return id;
    }

    private void state(ErasureId id, String state) throws Exception {
        http.perform(get("/api/erasures/" + id)).andExpect(jsonPath("$.state").value(state));
    }
}
