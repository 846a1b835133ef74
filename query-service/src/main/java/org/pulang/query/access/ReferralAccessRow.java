package org.pulang.query.access;

import java.util.UUID;
import org.pulang.event.ReferralMade;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.OrganisationId;

/** An open referral to an organisation that works with Pulang. */
@Table("access_referral")
class ReferralAccessRow {
    UUID caseId;
    UUID referralId;
    UUID providerId;
    String receiver;

    static ReferralAccessRow of(ReferralMade event, OrganisationId receiver) {
        var row = new ReferralAccessRow();
        row.caseId = event.caseId().value();
        row.referralId = event.referralId().value();
        row.providerId = event.providerId().value();
        row.receiver = receiver.value();
        return row;
    }
}
