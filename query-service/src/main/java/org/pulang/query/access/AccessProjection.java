package org.pulang.query.access;

import java.util.List;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.event.CaseTransferLapsed;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.EmergencyAccessEnded;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.event.EmergencyAccessReviewed;
import org.pulang.event.GrantEvent;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralLapsed;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRejected;
import org.pulang.event.ReferralRevoked;
import org.pulang.event.RoleChanged;
import org.pulang.event.StaffMemberDisabled;
import org.pulang.event.StaffMemberEnabled;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.event.UnmaskingExpired;
import org.pulang.event.UnmaskingGranted;
import org.pulang.event.UnmaskingRefused;
import org.pulang.event.UnmaskingRequested;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.EmergencyEnd;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.stereotype.Component;

/**
 * For every request: who works here, in which role? Who owns the case, for which organisation, who received it or is asked to take it
 * over, whom does the person allow to be told, and to whom was it opened for a time?
 */
@Component
class AccessProjection implements Projection {

    @Override
    public List<Class<?>> rows() {
        return List.of(
                StaffRow.class,
                CaseAccessRow.class,
                ReferralAccessRow.class,
                TransferAccessRow.class,
                SharingRow.class,
                GrantRow.class);
    }

    @EventHandler
    void on(StaffMemberRegistered event, RowBuffer rows) {
        rows.add(StaffRow.of(event));
    }

    @EventHandler
    void on(RoleChanged event, RowBuffer rows) {
        rows.row(StaffRow.class, event.staffId().stream()).role = event.role();
    }

    @EventHandler
    void on(StaffMemberDisabled event, RowBuffer rows) {
        rows.row(StaffRow.class, event.staffId().stream()).enabled = false;
    }

    @EventHandler
    void on(StaffMemberEnabled event, RowBuffer rows) {
        rows.row(StaffRow.class, event.staffId().stream()).enabled = true;
    }

    @EventHandler
    void on(VictimIdentified event, Recorded recorded, RowBuffer rows) {
        rows.add(CaseAccessRow.of(event, recorded));
    }

    @EventHandler
    void on(CaseworkerAssigned event, RowBuffer rows) {
        var row = rows.row(CaseAccessRow.class, event.caseId().value());
        row.owner = event.caseworker().value();
        row.organisation = event.organisation().value();
    }

    @EventHandler
    void on(CaseSealed event, RowBuffer rows) {
        var row = rows.row(CaseAccessRow.class, event.caseId().value());
        row.supervisor = event.supervisor().value();
        row.otherSupervisor = event.otherSupervisor().value();
    }

    @EventHandler
    void on(CaseUnsealed event, RowBuffer rows) {
        var row = rows.row(CaseAccessRow.class, event.caseId().value());
        row.supervisor = null;
        row.otherSupervisor = null;
    }

    @EventHandler
    void on(EmergencyAccessOpened event, Recorded recorded, RowBuffer rows) {
        rows.add(GrantRow.of(event, recorded));
    }

    @EventHandler
    void on(EmergencyAccessEnded event, Recorded recorded, RowBuffer rows) {
        var grant = grant(event, rows);
        grant.state = GrantState.Ended;
        if (event.reason() == EmergencyEnd.NotJustified) {
            // Before its time, which decides what is shown.
            grant.expiresAt = recorded.recordedAt();
        }
    }

    @EventHandler
    void on(EmergencyAccessReviewed event, RowBuffer rows) {
        grant(event, rows).reviewed = true;
    }

    @EventHandler
    void on(UnmaskingRequested event, Recorded recorded, RowBuffer rows) {
        rows.add(GrantRow.of(event, recorded));
    }

    @EventHandler
    void on(UnmaskingGranted event, RowBuffer rows) {
        var row = grant(event, rows);
        row.state = GrantState.Granted;
        row.expiresAt = event.expiresAt();
    }

    @EventHandler
    void on(UnmaskingRefused event, RowBuffer rows) {
        grant(event, rows).state = GrantState.Refused;
    }

    @EventHandler
    void on(UnmaskingExpired event, RowBuffer rows) {
        grant(event, rows).state = GrantState.Expired;
    }

    private static GrantRow grant(GrantEvent event, RowBuffer rows) {
        return rows.row(GrantRow.class, event.grantId().value());
    }

    @EventHandler
    void on(ReferralMade event, RowBuffer rows) {
        if (event.receiver() != null) {
            rows.add(ReferralAccessRow.of(event, event.receiver()));
        }
    }

    @EventHandler
    void on(ReferralRejected event, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), rows);
    }

    @EventHandler
    void on(ReferralRevoked event, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), rows);
    }

    @EventHandler
    void on(ReferralCompleted event, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), rows);
    }

    @EventHandler
    void on(ReferralLapsed event, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), rows);
    }

    private static void ended(CaseId caseId, ReferralId referralId, RowBuffer rows) {
        var row = rows.find(ReferralAccessRow.class, caseId.value(), referralId.value());
        if (row != null) {
            rows.remove(row);
        }
    }

    @EventHandler
    void on(CaseTransferOffered event, Recorded recorded, RowBuffer rows) {
        rows.add(TransferAccessRow.of(event, recorded));
    }

    @EventHandler
    void on(CaseTransferAccepted event, RowBuffer rows) {
        answered(event.caseId(), rows);
    }

    @EventHandler
    void on(CaseTransferDeclined event, RowBuffer rows) {
        answered(event.caseId(), rows);
    }

    @EventHandler
    void on(CaseTransferWithdrawn event, RowBuffer rows) {
        answered(event.caseId(), rows);
    }

    @EventHandler
    void on(CaseTransferLapsed event, RowBuffer rows) {
        answered(event.caseId(), rows);
    }

    private static void answered(CaseId caseId, RowBuffer rows) {
        var row = rows.find(TransferAccessRow.class, caseId.value());
        if (row != null) {
            rows.remove(row);
        }
    }

    // The last word counts, as in the case itself: a later no ends an earlier yes, and only danger overrides it.

    @EventHandler
    void on(ConsentGranted event, RowBuffer rows) {
        // Where nothing is known to have been explained, it is history.
        if (event.purpose() == ConsentPurpose.Sharing && !event.explained().isEmpty()) {
            event.recipients().forEach(recipient -> rows.add(SharingRow.of(event, recipient)));
        }
    }

    @EventHandler
    void on(ConsentRefused event, RowBuffer rows) {
        if (event.purpose() == ConsentPurpose.Sharing) {
            var refused = event.recipients();
            takeBack(
                    event.caseId(),
                    row -> refused.isEmpty()
                            || refused.stream()
                                    .anyMatch(provider -> provider.value().equals(row.providerId)),
                    rows);
        }
    }

    @EventHandler
    void on(ConsentWithdrawn event, RowBuffer rows) {
        takeBack(event.caseId(), row -> row.consentId.equals(event.consentId().value()), rows);
    }

    @EventHandler
    void on(ConsentOverridden event, RowBuffer rows) {
        if (event.purpose() == ConsentPurpose.Sharing) {
            var row = SharingRow.of(event.caseId(), event.consentId(), event.recipient(), event.expiresOn());
            row.overridden = true;
            rows.add(row);
        }
    }

    /** The case takes no more from that guardian; what was taken before opens nothing from now on. */
    @EventHandler
    void on(PerpetratorRecorded event, RowBuffer rows) {
        if (event.guardian() == YesNoUnknown.Yes) {
            takeBack(event.caseId(), row -> row.byGuardian, rows);
        }
    }

    private static void takeBack(CaseId caseId, Predicate<SharingRow> which, RowBuffer rows) {
        rows.all(SharingRow.class, caseId.value()).stream()
                .filter(row -> !row.overridden && which.test(row))
                .forEach(rows::remove);
    }
}
