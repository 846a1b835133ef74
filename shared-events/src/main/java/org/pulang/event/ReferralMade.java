package org.pulang.event;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Service;

/**
 * A person was referred to a provider who may help with one service; the provider's answer is awaited. HTCDS
 * cas_ReferredOrganisation, cas_ReasonForOutgoingReferral, cas_OutgoingReferralDetails.
 *
 * @param details what the provider has to know; with the rest of this event all it gets to see of the case
 * @param answerDueOn the last day for an answer, counted in the case's zone
 * @param zone the case's zone
 * @param receiver the organisation behind the provider, where it works with Pulang itself: its staff may answer
 */
public record ReferralMade(
        CaseId caseId,
        ReferralId referralId,
        ProviderId providerId,
        Service service,
        ReferralReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> details,
        LocalDate answerDueOn,
        ZoneId zone,
        @Nullable OrganisationId receiver,
        @Nullable PartialDate occurredAt)
        implements ReferralsEvent {}
