package org.pulang.command.casefacts;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.pulang.access.Relation;
import org.pulang.command.access.Actor;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.HoldGround;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/** What a grant or a request has to know of the case it is about, from the case's own history as it is committed when asked. */
public interface CaseFacts {

    /** Empty where there is no such case. */
    Optional<Facts> of(CaseId caseId);

    /** What somebody has to do with a case; with one that is not there, as with one they may not know of. */
    default Set<Relation> relations(CaseId caseId, Actor actor) {
        return of(caseId).map(facts -> facts.relations(actor)).orElse(Set.of(Relation.Any));
    }

    /**
     * Whose case it is.
     *
     * @param guardianAccused whether the person's guardian is recorded as an alleged perpetrator
     * @param sealedFor the two supervisors who alone, beside the owner, know of a sealed case; empty where it is not sealed
     * @param zone in which its days are counted
     * @param restricted whether the person forbids more than keeping their details and staying in contact
     * @param holds what is not over before the law, and so keeps its details from being erased
     */
    record Facts(
            StaffId owner,
            OrganisationId organisation,
            boolean guardianAccused,
            Set<StaffId> sealedFor,
            ZoneId zone,
            boolean restricted,
            Set<HoldGround> holds) {

        public Facts {
            sealedFor = Set.copyOf(sealedFor);
            holds = Set.copyOf(holds);
        }

        /** Whether it is missing for everybody but its owner and two supervisors. */
        public boolean sealed() {
            return !sealedFor.isEmpty();
        }

        /** What somebody has to do with the case, as those see it who may know of it; at least {@link Relation#Any}. */
        public Set<Relation> relations(Actor actor) {
            var relations = EnumSet.of(Relation.Any);
            if (organisation.equals(actor.organisation())) {
                if (!sealed() || (actor.role() == Role.Supervisor && sealedFor.contains(actor.id()))) {
                    relations.add(Relation.OwnOrganisation);
                }
                if (owner.equals(actor.id())) {
                    relations.add(Relation.Assigned);
                }
            }
            return relations;
        }

        Facts with(StaffId nextOwner, OrganisationId nextOrganisation) {
            return new Facts(nextOwner, nextOrganisation, guardianAccused, sealedFor, zone, restricted, holds);
        }

        Facts with(Set<StaffId> supervisors) {
            return new Facts(owner, organisation, guardianAccused, supervisors, zone, restricted, holds);
        }

        Facts with(ZoneId elsewhere) {
            return new Facts(owner, organisation, guardianAccused, sealedFor, elsewhere, restricted, holds);
        }

        Facts with(boolean nowRestricted) {
            return new Facts(owner, organisation, guardianAccused, sealedFor, zone, nowRestricted, holds);
        }

        Facts withGuardianAccused() {
            return new Facts(owner, organisation, true, sealedFor, zone, restricted, holds);
        }

        Facts withHolds(Set<HoldGround> grounds) {
            return new Facts(owner, organisation, guardianAccused, sealedFor, zone, restricted, grounds);
        }
    }
}
