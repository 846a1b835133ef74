package org.pulang.command.erasurerequest;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.pulang.access.Relation;
import org.pulang.command.access.Actor;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/** What a request has to know of the case it is about, from the case's own history as it is committed when asked. */
public interface CaseFacts {

    /** Empty where there is no such case. */
    Optional<Facts> of(CaseId caseId);

    /**
     * Whose case it is.
     *
     * @param guardianAccused whether the person's guardian is recorded as an alleged perpetrator
     * @param sealedFor the two supervisors who alone, beside the owner, know of a sealed case; empty where it is not sealed
     */
    record Facts(StaffId owner, OrganisationId organisation, boolean guardianAccused, Set<StaffId> sealedFor) {

        public Facts {
            sealedFor = Set.copyOf(sealedFor);
        }

        /** What somebody has to do with the case, as those see it who may know of it. */
        Set<Relation> relations(Actor actor) {
            var relations = EnumSet.noneOf(Relation.class);
            if (organisation.equals(actor.organisation())) {
                if (sealedFor.isEmpty() || (actor.role() == Role.Supervisor && sealedFor.contains(actor.id()))) {
                    relations.add(Relation.OwnOrganisation);
                }
                if (owner.equals(actor.id())) {
                    relations.add(Relation.Assigned);
                }
            }
            return relations;
        }
    }
}
