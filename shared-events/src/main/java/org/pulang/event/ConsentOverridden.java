package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.OverrideGround;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;

/**
 * A supervisor allowed telling one recipient without consent, because a life or a child is in danger. It is reported.
 *
 * @param consentId its own id, in place of a consent
 * @param expiresOn last day it holds; danger that lasts longer is decided on anew
 */
public record ConsentOverridden(
        CaseId caseId,
        ConsentId consentId,
        ConsentPurpose purpose,
        ProviderId recipient,
        OverrideGround ground,
        LegalBasis legalBasis,
        @Classified(FieldClass.Narrative) Sensitive<String> reason,
        LocalDate expiresOn,
        @Nullable PartialDate occurredAt)
        implements ConsentEvent {}
