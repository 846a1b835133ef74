package org.pulang.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentDocument;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;

/**
 * The person, or for a child the guardian, allowed something (HTCDS con_Consent).
 *
 * @param recipients who may be told, for {@code Sharing}; else mostly empty
 * @param explained what was explained before; empty means unknown, never assumed
 * @param expiresOn last day it holds; absent means until withdrawn
 * @param document which document proves it
 */
public record ConsentGranted(
        CaseId caseId,
        ConsentId consentId,
        ConsentPurpose purpose,
        List<ProviderId> recipients,
        List<ConsentPoint> explained,
        @Nullable LocalDate expiresOn,
        ConsentMode mode,
        ConsentGiver givenBy,
        @Nullable ConsentDocument document,
        @Nullable PartialDate occurredAt)
        implements ConsentEvent {

    public ConsentGranted {
        recipients = List.copyOf(recipients);
        explained = List.copyOf(explained);
    }
}
