package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RelationshipToTrafficker;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * What is known of somebody who took part in the trafficking (HTCDS per_*). A third person's data of the class LEGAL: shown only to
 * those handling the legal side, never exported by default.
 *
 * @param identity name, alias or description
 * @param guardian whether they are the person's guardian, who may then neither consent nor ask in the person's name
 * @param organisation agency, employer or group they acted for
 */
public record PerpetratorRecorded(
        CaseId caseId,

        @Classified(value = FieldClass.Legal, about = Subject.Perpetrator) @Nullable
        Sensitive<String> identity,

        List<RoleInProcess> roles,
        @Nullable RelationshipToTrafficker relationship,
        @Nullable YesNoUnknown guardian,

        @Classified(value = FieldClass.Legal, about = Subject.Perpetrator) @Nullable
        Sensitive<String> organisation,

        @Classified(value = FieldClass.Legal, about = Subject.Perpetrator) @Nullable
        Sensitive<String> details,

        @Nullable PartialDate occurredAt)
        implements IdentificationEvent {

    public PerpetratorRecorded {
        roles = List.copyOf(roles);
    }
}
