package org.pulang.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.PartialDate;

/**
 * Somebody of the family agreed, for themselves, to be helped.
 *
 * @param explained what was explained before; empty means unknown, never assumed
 * @param expiresOn last day it holds; absent means until withdrawn
 * @param givenBy {@code Self} is the member of the family
 */
public record FamilyConsentGranted(
        CaseId caseId,
        ConsentId consentId,
        FamilyMemberId memberId,
        List<ConsentPoint> explained,
        @Nullable LocalDate expiresOn,
        ConsentMode mode,
        ConsentGiver givenBy,
        @Nullable PartialDate occurredAt)
        implements FamilyEvent {
    public FamilyConsentGranted {
        explained = List.copyOf(explained);
    }
}
