package org.pulang.command.erasurerequest;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.pulang.command.access.Actor;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.stereotype.Component;

/** Reads the case's events: requests are rare, and a table of these facts would cost every case a row. */
@Component
class StoredCaseFacts implements CaseFacts {

    private final EventStore events;

    StoredCaseFacts(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<Facts> of(CaseId caseId) {
        Facts facts = null;
        var stream = events.readEvents(caseId.toString());
        while (stream.hasNext()) {
            var event = stream.next();
            if (event.getPayload() instanceof VictimIdentified identified) {
                var actor = Actor.of(event.getMetaData());
                facts = new Facts(actor.id(), actor.organisation(), false, AreaCode.zoneOf(identified.origin()));
            } else if (facts != null && event.getPayload() instanceof CaseEvent known) {
                facts = after(facts, known);
            }
        }
        return Optional.ofNullable(facts);
    }

    private static Facts after(Facts facts, CaseEvent event) {
        if (event instanceof CaseworkerAssigned assigned) {
            return new Facts(assigned.caseworker(), assigned.organisation(), facts.guardianAccused(), facts.zone());
        }
        if (event instanceof PersonalDetailsCorrected corrected
                && corrected.identity() != null
                && corrected.identity().origin() != null) {
            return new Facts(
                    facts.owner(),
                    facts.organisation(),
                    facts.guardianAccused(),
                    AreaCode.zoneOf(corrected.identity().origin()));
        }
        return event instanceof PerpetratorRecorded perpetrator && perpetrator.guardian() == YesNoUnknown.Yes
                ? new Facts(facts.owner(), facts.organisation(), true, facts.zone())
                : facts;
    }
}
