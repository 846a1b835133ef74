package org.pulang.query.access;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ConsentGranted;
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
    boolean byGuardian;

    @Nullable
    LocalDate expiresOn;

    static SharingRow of(ConsentGranted event, ProviderId recipient) {
        var row = of(event.caseId(), event.consentId(), recipient, event.expiresOn());
        row.byGuardian = event.givenBy().isWithGuardian();
        return row;
    }

    static SharingRow of(CaseId caseId, ConsentId consentId, ProviderId provider, @Nullable LocalDate expiresOn) {
        var row = new SharingRow();
        row.caseId = caseId.value();
        row.consentId = consentId.value();
        row.providerId = provider.value();
        row.expiresOn = expiresOn;
        return row;
    }
}
