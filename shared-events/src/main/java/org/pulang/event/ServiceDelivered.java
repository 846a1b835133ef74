package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.EconomicSupport;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.HelperKind;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceOutcome;

/**
 * A service reached the person, once or in several sessions; a need need not have been recorded before. HTCDS
 * spl_Type (lossy).
 *
 * @param providerId absent for informal help, or where the provider is not in the directory
 * @param helper who helped, for informal help
 * @param sessions how many sessions this delivery comprises
 * @param amount what was given in money or its worth
 * @param economicSupport for economic opportunities only
 */
public record ServiceDelivered(
        CaseId caseId,
        DeliveryId deliveryId,
        Service service,
        HelpKind help,
        @Nullable ProviderId providerId,
        @Nullable HelperKind helper,
        @Nullable Integer sessions,
        @Nullable Money amount,
        @Nullable ServiceOutcome outcome,
        @Nullable EconomicSupport economicSupport,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements ServicesEvent {}
