package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.IdentityRoute;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;

/**
 * The person's identity was verified by an accepted route; until then it is provisional.
 *
 * @param documentId the document it rests on, if any
 * @param verifiedBy the body that verified it
 */
public record IdentityVerified(
        CaseId caseId,
        IdentityRoute route,
        @Nullable DocumentId documentId,
        @Nullable OrganisationId verifiedBy,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements IdentificationEvent {}
