package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseReopened;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.AssistanceStatus;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Stage;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TraffickingStatus;

/**
 * Everything known about one case. The live row and each look back are made by this class alone, event by event: the head
 * here, each topic in a part of its own.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
class CaseFile {

    @Nullable
    CaseId caseId;

    @Nullable
    CaseNumber caseNumber;

    @Nullable
    Provenance provenance;

    CaseStatus status = CaseStatus.Open;
    boolean contactLost;

    @Nullable
    StaffId owner;

    @Nullable
    OrganisationId organisation;

    /** Of the last event, as are the next two. */
    long version = -1;

    long position;

    @Nullable
    Instant recordedAt;

    IdentificationPart identification = new IdentificationPart();
    ConsentPart consent = new ConsentPart();
    AssessmentsPart assessments = new AssessmentsPart();
    SafetyPart safety = new SafetyPart();
    CarePlanPart carePlan = new CarePlanPart();
    ServicesPart services = new ServicesPart();
    BarriersPart barriers = new BarriersPart();
    EntitlementsPart entitlements = new EntitlementsPart();
    ReferralsPart referrals = new ReferralsPart();
    FollowUpsPart followUps = new FollowUpsPart();
    FamilyPart family = new FamilyPart();
    JusticePart justice = new JusticePart();
    StewardshipPart stewardship = new StewardshipPart();
    ClosurePart closure = new ClosurePart();

    void apply(CaseEvent event, Recorded recorded) {
        Fold.apply(this, event, recorded);
        caseId = event.caseId();
        version = recorded.version();
        position = recorded.position();
        recordedAt = recorded.recordedAt();
        services.assistance = identification.status == TraffickingStatus.NotAVictimOfTrafficking
                ? null
                : AssistanceStatus.of(
                        services.needs, this::wasDelivered, carePlan.noServiceNeeded, identification.status);
    }

    /** Whatever helped a relative, it is help for the family that the person needs or wants. */
    boolean wasDelivered(Service service) {
        return (service == Service.FamilyAssistance && !family.assistance.isEmpty())
                || services.deliveries.stream()
                        .anyMatch(delivery -> delivery.event().service() == service);
    }

    Stage stage() {
        if (followUps.anybodyWasReached()) {
            return Stage.Monitored;
        } else if (!services.deliveries.isEmpty()) {
            return Stage.Served;
        } else if (carePlan.agreed != null) {
            return Stage.Planned;
        }
        return assessments.assessments.isEmpty() ? Stage.Identified : Stage.Assessed;
    }

    void on(VictimIdentified event, Recorded recorded) {
        caseNumber = event.caseNumber();
        provenance = event.provenance();
        // Until somebody is assigned, the case is with who identified the victim.
        owner = recorded.actor() == null ? null : new StaffId(recorded.actor());
        organisation = recorded.organisation() == null ? null : new OrganisationId(recorded.organisation());
    }

    void on(CaseworkerAssigned event, Recorded recorded) {
        owner = event.caseworker();
        organisation = event.organisation();
    }

    void on(ContactLost event, Recorded recorded) {
        contactLost = true;
    }

    void on(ContactRegained event, Recorded recorded) {
        contactLost = false;
    }

    void on(ClosureRequested event, Recorded recorded) {
        status = CaseStatus.ClosureRequested;
    }

    void on(ClosureReturned event, Recorded recorded) {
        status = CaseStatus.Open;
    }

    void on(CaseClosed event, Recorded recorded) {
        status = CaseStatus.Closed;
    }

    void on(CaseReopened event, Recorded recorded) {
        status = CaseStatus.Open;
    }
}
