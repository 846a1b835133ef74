package org.pulang.query.caseload;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.ProviderId;

/** That a provider may be told, until a day or without end. */
@Table("caseload_consent")
class ConsentRow {
    UUID caseId;
    UUID consentId;
    UUID providerId;
    boolean overridden;
    boolean byGuardian;

    @Nullable
    LocalDate expiresOn;

    static ConsentRow of(ConsentGranted event, ProviderId recipient) {
        var row = new ConsentRow();
        row.caseId = event.caseId().value();
        row.consentId = event.consentId().value();
        row.providerId = recipient.value();
        row.byGuardian = event.givenBy().isWithGuardian();
        row.expiresOn = event.expiresOn();
        return row;
    }

    static ConsentRow of(ConsentOverridden event) {
        var row = new ConsentRow();
        row.caseId = event.caseId().value();
        row.consentId = event.consentId().value();
        row.providerId = event.recipient().value();
        row.overridden = true;
        row.expiresOn = event.expiresOn();
        return row;
    }
}
