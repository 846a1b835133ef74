package org.pulang.command.erasurerequest;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.pulang.access.Relation;
import org.pulang.command.access.Actor;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.StaffId;

/** What a request has to know of the case it is about, from the case's own history as it is committed when asked. */
public interface CaseFacts {

    /** Empty where there is no such case. */
    Optional<Facts> of(CaseId caseId);

    /**
     * Whose case it is.
     *
     * @param guardianAccused whether the person's guardian is recorded as an alleged perpetrator
     * @param zone in which its days are counted
     */
    record Facts(StaffId owner, OrganisationId organisation, boolean guardianAccused, ZoneId zone) {

        /** What somebody has to do with the case; whether it is sealed is no matter to the person's own requests. */
        public Set<Relation> relations(Actor actor) {
            if (!organisation.equals(actor.organisation())) {
                return Set.of();
            }
            return owner.equals(actor.id())
                    ? Set.of(Relation.OwnOrganisation, Relation.Assigned)
                    : Set.of(Relation.OwnOrganisation);
        }
    }
}
