package org.pulang.query.caseload;

import java.util.UUID;
import org.pulang.event.ReferralMade;
import org.pulang.query.replay.Table;

/** A referral from which an answer or an outcome is awaited. */
@Table("caseload_referral")
class ReferralRow {
    UUID caseId;
    UUID referralId;
    UUID providerId;

    static ReferralRow of(ReferralMade event) {
        var row = new ReferralRow();
        row.caseId = event.caseId().value();
        row.referralId = event.referralId().value();
        row.providerId = event.providerId().value();
        return row;
    }
}
