package org.pulang.event;

import java.util.List;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;

/**
 * An auditor asked to see details behind the pseudonyms of one case: the actor.
 *
 * @param organisation the case was with, whose privacy officer decides
 * @param classes of details, and no others
 * @param minutes from when it is granted
 */
public record UnmaskingRequested(
        GrantId grantId,
        CaseId caseId,
        OrganisationId organisation,
        List<FieldClass> classes,

        @Classified(value = FieldClass.Narrative, about = Subject.Staff)
        Sensitive<String> reason,

        int minutes)
        implements GrantEvent {

    public UnmaskingRequested {
        classes = List.copyOf(classes);
    }
}
