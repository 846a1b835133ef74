package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closed;
import static org.pulang.query.Events.closureRequested;
import static org.pulang.query.Events.identified;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.event.ApprovalRequested;
import org.pulang.event.Approved;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseEvent;
import org.pulang.event.IncidentReported;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.ReturnedForChange;
import org.pulang.query.RandomEvents;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.StaffId;

class ObstaclesTest {

    private final Obstacles obstacles = new Obstacles(
            CaseAccessPolicy.builtIn(), Clock.fixed(Instant.parse("2026-03-01T03:00:00Z"), ZoneOffset.UTC));
    private final RandomEvents any = new RandomEvents(1, caseId(1));
    private final CaseFile file = new CaseFile();

    @BeforeEach
    void aCaseOfWorkerOne() {
        recorded("worker-1", identified(caseId(1)));
    }

    @Test
    void aPlanWaitsForASecondPersonFromTheDayItIsAgreed() {
        assertThat(against("Approve", "supervisor-1")).isEqualTo("NoPlan");
        recorded("worker-2", CarePlanAgreed.class);

        assertThat(against("Approve", "supervisor-1")).isNull();
        assertThat(against("ReturnForChange", "worker-2")).as("drew it up").isEqualTo("SecondPerson");
        assertThat(against("Approve", "worker-1")).as("owns the case").isEqualTo("SecondPerson");

        recorded("supervisor-1", ApprovalRequested.class);
        assertThat(against("Approve", "supervisor-1")).as("asked for it").isEqualTo("SecondPerson");
        assertThat(against("Approve", "supervisor-2")).isNull();
        assertThat(against("RequestApproval", "worker-1")).isEqualTo("ApprovalAskedFor");
    }

    @Test
    void aPlanThatWasDecidedWaitsForNobody() {
        recorded("worker-1", CarePlanAgreed.class);
        recorded("supervisor-1", ReturnedForChange.class);
        assertThat(against("Approve", "supervisor-1")).isEqualTo("PlanReturned");
        assertThat(against("RequestApproval", "worker-1")).isNull();

        recorded("supervisor-1", CarePlanRevised.class);
        assertThat(against("Approve", "supervisor-1")).as("revised it").isEqualTo("SecondPerson");
        recorded("supervisor-2", Approved.class);
        assertThat(against("Approve", "supervisor-2")).isEqualTo("PlanApproved");
        assertThat(against("AgreeCarePlan", "worker-1")).isEqualTo("PlanThere");
    }

    @Test
    void aClosureIsDecidedByASecondPerson() {
        assertThat(against("ApproveClosure", "supervisor-1")).isEqualTo("NoClosureAskedFor");
        recorded("worker-2", closureRequested(caseId(1)));

        assertThat(against("ApproveClosure", "supervisor-1")).isNull();
        assertThat(against("ReturnClosure", "worker-2")).as("asked for it").isEqualTo("SecondPerson");
        assertThat(against("ApproveClosure", "worker-1")).as("owns the case").isEqualTo("SecondPerson");
        assertThat(against("RequestClosure", "worker-1"))
                .as("the last request counts")
                .isNull();

        recorded("worker-1", IncidentReported.class);
        assertThat(against("ApproveClosure", "supervisor-1")).isEqualTo("ClosureBlocked");
        assertThat(against("RequestClosure", "worker-1")).isEqualTo("ClosureBlocked");
        assertThat(against("ReturnClosure", "supervisor-1")).isNull();
    }

    @Test
    void aClosedCaseTakesNothingButWhatIsStillOwed() {
        assertThat(against("ReopenCase", "worker-1")).isEqualTo("NotClosed");
        recorded("supervisor-1", closed(caseId(1)));

        assertThat(against("ReopenCase", "worker-1")).isNull();
        assertThat(against("RecordRestitutionPayment", "worker-1")).isNull();
        assertThat(against("AddNote", "worker-1")).isEqualTo("Closed");
        assertThat(against("MakeReferral", "worker-1")).as("told first").isEqualTo("Closed");
    }

    @Test
    void theWordOfThePersonStopsTheWork() {
        assertThat(against("LiftRestriction", "supervisor-1")).isEqualTo("NotRestricted");
        recorded("worker-1", ProcessingRestricted.class);

        assertThat(against("RecordAssessment", "worker-1")).isEqualTo("Restricted");
        assertThat(against("RestrictProcessing", "worker-1")).isEqualTo("AlreadyRestricted");
        assertThat(against("ReportIncident", "worker-1")).isNull();
        assertThat(against("LiftRestriction", "worker-1")).isEqualTo("SecondPerson");
        assertThat(against("LiftRestriction", "supervisor-1")).isNull();

        recorded("supervisor-1", RestrictionLifted.class);
        assertThat(against("RecordAssessment", "worker-1")).isNull();
    }

    @Test
    void whatIsNotAskedOfTheCaseHasNoObstacleInIt() {
        recorded("supervisor-1", closed(caseId(1)));

        assertThat(against("RequestUnmasking", "auditor-1")).isNull();
    }

    private @Nullable String against(String command, String reader) {
        return obstacles.of(file, new StaffId(reader)).get(command);
    }

    private void recorded(String by, Class<? extends CaseEvent> event) {
        recorded(by, (CaseEvent) any.any(event));
    }

    private void recorded(String by, CaseEvent event) {
        int version = (int) file.version + 1;
        file.apply(
                event,
                new Recorded(
                        version + 1,
                        caseId(1).value(),
                        version,
                        new UUID(0x0198_f2d0_0000_7000L, version),
                        Instant.parse("2026-02-01T03:00:00Z").plusSeconds(60L * version),
                        Map.of("actor", by)));
    }
}
