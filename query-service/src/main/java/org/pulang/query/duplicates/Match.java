package org.pulang.query.duplicates;

import java.util.Set;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;

/** A case that may be of the person searched for. */
sealed interface Match {

    /** One the reader may see. */
    record Here(CaseId caseId, Set<Trait> reasons) implements Match {}

    /**
     * One they may not: not even told is in what it is like.
     *
     * @param reference names the case to whoever may see it, and to nobody else; another one for each answer
     */
    record Elsewhere(String reference, OrganisationId ask) implements Match {}
}
