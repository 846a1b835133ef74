package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralRevocationReason;

/** A referral was taken back by those who made it, before or after it was accepted. */
public record ReferralRevoked(
        CaseId caseId,
        ReferralId referralId,
        ReferralRevocationReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements ReferralsEvent {}
