package org.pulang.command.accessgrant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.pulang.access.Relation;
import org.pulang.command.access.Actor;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;

/** Which cases there are for a grant, and whom they are with; for deciders outside the case's own stream. */
public interface CaseDirectory {

    /** The case, by what is committed when asked. Empty if there is none, and alike if it is sealed: it opens to no grant. */
    Optional<Open> open(CaseId caseId);

    /** @param organisation the case is with */
    record Open(OrganisationId organisation) {

        Set<Relation> relations(Actor actor) {
            return organisation.equals(actor.organisation())
                    ? EnumSet.of(Relation.Any, Relation.OwnOrganisation)
                    : EnumSet.of(Relation.Any);
        }
    }
}
