package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralOutcome;

/** The outcome of an accepted referral came back; its loop is closed. */
public record ReferralCompleted(
        CaseId caseId,
        ReferralId referralId,
        ReferralOutcome outcome,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements ReferralsEvent {}
