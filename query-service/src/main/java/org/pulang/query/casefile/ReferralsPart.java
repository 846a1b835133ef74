package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralLapsed;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRejected;
import org.pulang.event.ReferralRevoked;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.ReferralId;

/** Whom the person was referred to, and how far each referral has come. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class ReferralsPart {

    List<Referral> referrals = new ArrayList<>();

    void on(ReferralMade event, Recorded recorded) {
        referrals.add(new Referral(Entry.of(event, recorded), ReferralState.Made, null, null, null, null, null));
    }

    void on(ReferralAccepted event, Recorded recorded) {
        change(event.referralId(), referral -> referral.accepted(Entry.of(event, recorded)));
    }

    void on(ReferralRejected event, Recorded recorded) {
        change(event.referralId(), referral -> referral.rejected(Entry.of(event, recorded)));
    }

    void on(ReferralRevoked event, Recorded recorded) {
        change(event.referralId(), referral -> referral.revoked(Entry.of(event, recorded)));
    }

    void on(ReferralCompleted event, Recorded recorded) {
        change(event.referralId(), referral -> referral.completed(Entry.of(event, recorded)));
    }

    void on(ReferralLapsed event, Recorded recorded) {
        change(event.referralId(), referral -> referral.lapsed(Entry.of(event, recorded)));
    }

    private void change(ReferralId id, UnaryOperator<Referral> change) {
        Entry.change(referrals, referral -> referral.made().event().referralId().equals(id), change);
    }

    enum ReferralState {
        Made,
        Accepted,
        Rejected,
        Revoked,
        Completed,
        Lapsed
    }

    /** A referral and the answers to it. */
    record Referral(
            Entry<ReferralMade> made,
            ReferralState state,
            @Nullable Entry<ReferralAccepted> accepted,
            @Nullable Entry<ReferralRejected> rejected,
            @Nullable Entry<ReferralRevoked> revoked,
            @Nullable Entry<ReferralCompleted> completed,
            @Nullable Entry<ReferralLapsed> lapsed) {

        Referral accepted(Entry<ReferralAccepted> entry) {
            return new Referral(made, ReferralState.Accepted, entry, rejected, revoked, completed, lapsed);
        }

        Referral rejected(Entry<ReferralRejected> entry) {
            return new Referral(made, ReferralState.Rejected, accepted, entry, revoked, completed, lapsed);
        }

        Referral revoked(Entry<ReferralRevoked> entry) {
            return new Referral(made, ReferralState.Revoked, accepted, rejected, entry, completed, lapsed);
        }

        Referral completed(Entry<ReferralCompleted> entry) {
            return new Referral(made, ReferralState.Completed, accepted, rejected, revoked, entry, lapsed);
        }

        Referral lapsed(Entry<ReferralLapsed> entry) {
            return new Referral(made, ReferralState.Lapsed, accepted, rejected, revoked, completed, entry);
        }
    }
}
