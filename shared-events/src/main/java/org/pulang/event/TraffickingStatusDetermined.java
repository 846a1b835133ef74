package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.TraffickingStatus;

/**
 * A body decided whether the person is a possible, an actual or no victim of trafficking; may go back and forth, each decision
 * stays. It happened on the day of the decision. HTCDS vic_TraffickingStatus, vic_TraffickingStatusDecisionMakingOrg.
 */
public record TraffickingStatusDetermined(
        CaseId caseId,
        TraffickingStatus status,
        DecidingBody decidedBy,
        @Nullable OrganisationId decidingOrganisation,
        @Classified(FieldClass.Legal) Sensitive<String> grounds,
        @Nullable PartialDate occurredAt)
        implements IdentificationEvent {}
