package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReferralId;

/** No answer to a referral came by its day; recorded by the clock. */
public record ReferralLapsed(
        CaseId caseId,
        ReferralId referralId,
        LocalDate answerDueOn,
        @Nullable PartialDate occurredAt) implements ReferralsEvent {}
