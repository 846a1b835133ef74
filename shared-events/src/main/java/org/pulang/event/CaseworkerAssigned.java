package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;

/**
 * A case got its owner, who answers for it until the next is assigned. Before the first assignment that is who
 * identified the victim: the actor of {@link VictimIdentified}. HTCDS cas_CaseOwner.
 */
public record CaseworkerAssigned(
        CaseId caseId,
        StaffId caseworker,
        OrganisationId organisation,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> reason,
        @Nullable PartialDate occurredAt)
        implements StewardshipEvent {}
