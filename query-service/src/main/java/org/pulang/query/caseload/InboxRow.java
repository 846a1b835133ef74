package org.pulang.query.caseload;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReferralMade;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Service;

/** A referral, without what was written to the receiver. */
@Table("caseload_inbox")
class InboxRow {
    UUID caseId;
    UUID referralId;
    UUID providerId;

    @Nullable
    String receiver;

    Service service;
    ReferralReason reason;
    ReferralState state;
    LocalDate answerDueOn;
    Instant dueUntil;
    String zone;
    Instant madeAt;

    @Nullable
    Instant answeredAt;

    @Nullable
    Instant endedAt;

    /** A code of the event that ended it. */
    @Nullable
    String outcome;

    long position;
    /** Position of the last event that changed it. */
    long changedAt;

    static InboxRow of(ReferralMade event, Recorded recorded) {
        var row = new InboxRow();
        row.caseId = event.caseId().value();
        row.referralId = event.referralId().value();
        row.providerId = event.providerId().value();
        row.receiver = event.receiver() == null ? null : event.receiver().value();
        row.service = event.service();
        row.reason = event.reason();
        row.state = ReferralState.Made;
        row.answerDueOn = event.answerDueOn();
        row.dueUntil =
                event.answerDueOn().plusDays(1).atStartOfDay(event.zone()).toInstant();
        row.zone = event.zone().getId();
        row.madeAt = recorded.recordedAt();
        row.position = recorded.position();
        row.changedAt = recorded.position();
        return row;
    }

    void accepted(Recorded recorded) {
        state = ReferralState.Accepted;
        changedAt = recorded.position();
        answeredAt = recorded.recordedAt();
    }

    void ended(ReferralState as, @Nullable Enum<?> code, Recorded recorded) {
        state = as;
        changedAt = recorded.position();
        outcome = code == null ? null : code.name();
        endedAt = recorded.recordedAt();
        if (as == ReferralState.Rejected) {
            answeredAt = recorded.recordedAt();
        }
    }
}
