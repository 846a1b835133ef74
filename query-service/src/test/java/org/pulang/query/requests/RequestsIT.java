package org.pulang.query.requests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.CaseSealed;
import org.pulang.event.SubjectRequestAnswered;
import org.pulang.event.SubjectRequestCancelled;
import org.pulang.event.SubjectRequestOverdue;
import org.pulang.event.SubjectRequestReceived;
import org.pulang.event.SubjectRequestRefused;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.SubjectRefusalGround;
import org.pulang.vocabulary.SubjectRequestCancellationReason;
import org.pulang.vocabulary.SubjectRequestId;
import org.pulang.vocabulary.SubjectRight;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@QueryServiceTest
class RequestsIT {

    private static final CaseId CASE = caseId(1);
    private static final Duration TO_BE_ANSWERED = Duration.ofDays(3);

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void aCase() {
        history.clear().record(identified(CASE));
    }

    @Test
    void listsThoseFirstThatAreDueFirst() throws Exception {
        var later = received(1, History.NOW.minusSeconds(60));
        var sooner = received(2, History.NOW.minusSeconds(3600));
        list("").andExpect(jsonPath("$.items[*].requestId", contains(sooner.toString(), later.toString())))
                .andExpect(jsonPath("$.items[0].caseId").value(CASE.toString()))
                .andExpect(jsonPath("$.items[0].right").value("Access"))
                .andExpect(jsonPath("$.items[0].state").value("Received"))
                .andExpect(jsonPath("$.items[0].receivedAt").value("2026-03-01T02:00:00Z"))
                .andExpect(jsonPath("$.items[0].answerBy").value("2026-03-04T02:00:00Z"))
                .andExpect(jsonPath("$.items[0].overdue").value(false));
        var next = list("?limit=1")
                .andExpect(jsonPath("$.items[*].requestId", contains(sooner.toString())))
                .andReturn()
                .getResponse()
                .getHeader("Link");
        assertThat(next).contains("rel=\"next\"");
        http.perform(get(URI.create(requireNonNull(next).replaceAll("^<|>.*", ""))))
                .andExpect(jsonPath("$.items[*].requestId", contains(later.toString())));
    }

    @Test
    void goesOnBehindARequestThatIsNoLongerShown() throws Exception {
        var gone = received(1, History.NOW.minusSeconds(60));
        var later = received(2, History.NOW);
        history.at(History.NOW).record(new SubjectRequestAnswered(gone, CASE, null));
        list("?state=Received&after=%s_%d".formatted("2026-03-04T02:59:00Z", 1))
                .andExpect(jsonPath("$.items[*].requestId", contains(later.toString())));
        for (var wrong : List.of("1", "x_1", "2026-03-04T02:59:00Z_x", "+1000000000-01-01T00:00:00Z_1")) {
            http.perform(get("/api/requests").param("after", wrong)).andExpect(status().isBadRequest());
        }
    }

    @Test
    void tellsAndCountsWhatIsOverdueByTheClockAlone() throws Exception {
        var late = received(1, History.NOW.minus(TO_BE_ANSWERED));
        received(2, History.NOW.minus(TO_BE_ANSWERED).plusMillis(1));
        list("").andExpect(jsonPath("$.items[*].overdue", contains(true, false)));
        assertThat(overdue()).isEqualTo(1);

        history.record(new SubjectRequestOverdue(late, CASE));
        assertThat(overdue()).isEqualTo(1);
        history.at(History.NOW).record(new SubjectRequestAnswered(late, CASE, null));
        assertThat(overdue()).isZero();
        list("").andExpect(jsonPath("$.items[*].state", contains("Answered", "Received")))
                .andExpect(jsonPath("$.items[*].overdue", contains(true, false)));
    }

    @Test
    void tellsHowEachEnded() throws Exception {
        var answered = received(1, History.NOW.minusSeconds(3));
        var refused = received(2, History.NOW.minusSeconds(2));
        var cancelled = received(3, History.NOW.minusSeconds(1));
        history.at(History.NOW)
                .record(
                        new SubjectRequestAnswered(answered, CASE, null),
                        new SubjectRequestRefused(refused, CASE, SubjectRefusalGround.ShowsAnotherPerson),
                        new SubjectRequestCancelled(
                                cancelled, CASE, SubjectRequestCancellationReason.EnteredByMistake));
        list("").andExpect(jsonPath("$.items[*].state", contains("Answered", "Refused", "Cancelled")))
                .andExpect(jsonPath("$.items[1].refusedFor").value("ShowsAnotherPerson"))
                .andExpect(jsonPath("$.items[1].endedAt").value("2026-03-01T03:01:00Z"))
                .andExpect(jsonPath("$.items[1].overdue").value(false));
        list("?state=Refused").andExpect(jsonPath("$.items[*].requestId", contains(refused.toString())));
    }

    @Test
    void leadsFromARequestToBeErasedToWhatCarriesItOut() throws Exception {
        var erasure = new ErasureId(new UUID(7, 9));
        received(1, SubjectRight.Erase, History.NOW, erasure);
        list("").andExpect(jsonPath("$.items[0].erasureId").value(erasure.toString()));
    }

    @Test
    void isSeenWhereTheCaseIsAndNotWhereItIsSealed() throws Exception {
        received(1, History.NOW);
        list("").andExpect(jsonPath("$.items", hasSize(1)));
        http.perform(get("/api/requests").header("Pulang-Role", "PrivacyOfficer"))
                .andExpect(jsonPath("$.items", hasSize(1)));
        http.perform(get("/api/requests").header("Pulang-Organisation", "dinsos-91-71"))
                .andExpect(jsonPath("$.items", hasSize(0)));
        history.record(new CaseSealed(
                CASE, SealReason.StaffRelative, new StaffId("supervisor-1"), new StaffId("supervisor-2"), null));
        http.perform(get("/api/requests").header("Pulang-Role", "PrivacyOfficer"))
                .andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/requests").header("Pulang-Role", "Supervisor").header("Pulang-Actor", "supervisor-2"))
                .andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void isTheSameAfterARebuild() {
        received(1, SubjectRight.Erase, History.NOW, new ErasureId(new UUID(7, 9)));
        history.record(new SubjectRequestRefused(id(1), CASE, SubjectRefusalGround.Endangers));
        var before = history.rows("requests");
        history.rebuild("requests");
        assertThat(history.rows("requests")).isEqualTo(before).contains("Endangers");
    }

    private SubjectRequestId received(int number, Instant at) {
        return received(number, SubjectRight.Access, at, null);
    }

    private SubjectRequestId received(int number, SubjectRight right, Instant at, @Nullable ErasureId erasure) {
        history.record(new SubjectRequestReceived(
                id(number),
                CASE,
                new OrganisationId("dinsos-32-73"),
                right,
                Requester.Self,
                at,
                at.plus(TO_BE_ANSWERED),
                erasure));
        return id(number);
    }

    private static SubjectRequestId id(int number) {
        return new SubjectRequestId(new UUID(7, number));
    }

    private ResultActions list(String query) throws Exception {
        return http.perform(get("/api/requests" + query)).andExpect(status().isOk());
    }

    private double overdue() {
        return meters.get("pulang.requests.overdue").gauge().value();
    }
}
