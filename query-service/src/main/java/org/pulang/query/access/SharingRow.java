package org.pulang.query.access;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ProviderId;

/** That a provider may be told what a referral needs. */
@Table("access_sharing")
class SharingRow {
    UUID caseId;
    UUID consentId;
    UUID providerId;
    boolean overridden;

    @Nullable
    LocalDate expiresOn;

    static SharingRow of(CaseId caseId, ConsentId consentId, ProviderId provider, @Nullable LocalDate expiresOn) {
        var row = new SharingRow();
        row.caseId = caseId.value();
        row.consentId = consentId.value();
        row.providerId = provider.value();
        row.expiresOn = expiresOn;
        return row;
    }
}
