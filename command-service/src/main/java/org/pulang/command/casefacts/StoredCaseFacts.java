package org.pulang.command.casefacts;

import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.pulang.command.access.Actor;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.stereotype.Component;

/** Reads the case's events: grants and requests are rare, and a table of these facts would cost every case a row. */
@Component
class StoredCaseFacts implements CaseFacts {

    private final EventStore events;

    StoredCaseFacts(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<Facts> of(CaseId caseId) {
        Facts facts = null;
        var matters = new OpenMatters();
        var stream = events.readEvents(caseId.toString());
        while (stream.hasNext()) {
            var event = stream.next();
            if (event.getPayload() instanceof VictimIdentified identified) {
                var actor = Actor.of(event.getMetaData());
                facts = new Facts(
                        actor.id(),
                        actor.organisation(),
                        false,
                        Set.of(),
                        AreaCode.zoneOf(identified.origin()),
                        false,
                        Set.of());
            } else if (facts != null && event.getPayload() instanceof CaseEvent known) {
                facts = after(facts, known);
                matters.take(known);
            }
        }
        return Optional.ofNullable(facts == null ? null : facts.withHolds(matters.grounds()));
    }

    private static Facts after(Facts facts, CaseEvent event) {
        if (event instanceof CaseworkerAssigned assigned) {
            return facts.with(assigned.caseworker(), assigned.organisation());
        }
        if (event instanceof CaseSealed sealing) {
            return facts.with(Set.of(sealing.supervisor(), sealing.otherSupervisor()));
        }
        if (event instanceof CaseUnsealed) {
            return facts.with(Set.of());
        }
        if (event instanceof ProcessingRestricted || event instanceof RestrictionLifted) {
            return facts.with(event instanceof ProcessingRestricted);
        }
        if (event instanceof PersonalDetailsCorrected corrected
                && corrected.identity() != null
                && corrected.identity().origin() != null) {
            return facts.with(AreaCode.zoneOf(corrected.identity().origin()));
        }
        return event instanceof PerpetratorRecorded perpetrator && perpetrator.guardian() == YesNoUnknown.Yes
                ? facts.withGuardianAccused()
                : facts;
    }
}
