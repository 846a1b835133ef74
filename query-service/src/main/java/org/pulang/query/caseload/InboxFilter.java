package org.pulang.query.caseload;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.Service;

/**
 * Which referrals are asked for; absent means all.
 *
 * @param open whether an answer or an outcome is awaited
 * @param overdue whether the day for the answer is over, and none came
 */
record InboxFilter(
        @Nullable ReferralState state,
        @Nullable Service service,
        @Nullable Boolean open,
        @Nullable Boolean overdue) {

    InboxFilter in(ReferralState wanted) {
        return new InboxFilter(wanted, service, null, overdue);
    }

    InboxFilter ended() {
        return new InboxFilter(null, service, false, null);
    }
}
