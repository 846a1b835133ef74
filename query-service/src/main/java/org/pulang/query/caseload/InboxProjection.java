package org.pulang.query.caseload;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralLapsed;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRejected;
import org.pulang.event.ReferralRevoked;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ReferralId;
import org.springframework.stereotype.Component;

/** For who sends people on and who receives them: which referrals wait for an answer, and from which did the outcome come back? */
@Component
class InboxProjection implements Projection {

    @Override
    public String name() {
        return Projection.nameOf(getClass()) + "-inbox";
    }

    @Override
    public List<Class<?>> rows() {
        return List.of(InboxRow.class);
    }

    @EventHandler
    void on(ReferralMade event, Recorded recorded, RowBuffer rows) {
        rows.add(InboxRow.of(event, recorded));
    }

    @EventHandler
    void on(ReferralAccepted event, Recorded recorded, RowBuffer rows) {
        var row = find(event.caseId(), event.referralId(), rows);
        if (row != null) {
            row.accepted(recorded);
        }
    }

    @EventHandler
    void on(ReferralRejected event, Recorded recorded, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), ReferralState.Rejected, event.reason(), recorded, rows);
    }

    @EventHandler
    void on(ReferralRevoked event, Recorded recorded, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), ReferralState.Revoked, event.reason(), recorded, rows);
    }

    @EventHandler
    void on(ReferralCompleted event, Recorded recorded, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), ReferralState.Completed, event.outcome(), recorded, rows);
    }

    @EventHandler
    void on(ReferralLapsed event, Recorded recorded, RowBuffer rows) {
        ended(event.caseId(), event.referralId(), ReferralState.Lapsed, null, recorded, rows);
    }

    private static void ended(
            CaseId caseId,
            ReferralId referralId,
            ReferralState as,
            @Nullable Enum<?> code,
            Recorded recorded,
            RowBuffer rows) {
        var row = find(caseId, referralId, rows);
        if (row != null) {
            row.ended(as, code, recorded);
        }
    }

    private static @Nullable InboxRow find(CaseId caseId, ReferralId referralId, RowBuffer rows) {
        return rows.find(InboxRow.class, caseId.value(), referralId.value());
    }
}
