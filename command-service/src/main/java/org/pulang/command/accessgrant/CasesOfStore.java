package org.pulang.command.accessgrant;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.pulang.command.access.Actor;
import org.pulang.command.eventstore.PostgresEventStorage;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.springframework.stereotype.Component;

/**
 * Reads the case's own events: grants are rare, and a table of all cases would cost every case a write. Whoever tells no case from a
 * provider's stream tells it no better for knowing its id.
 */
@Component
class CasesOfStore implements CaseDirectory {

    private final PostgresEventStorage store;

    CasesOfStore(PostgresEventStorage store) {
        this.store = store;
    }

    @Override
    public Optional<Open> open(CaseId caseId) {
        OrganisationId with = null;
        var sealed = false;
        for (var events = store.readEvents(caseId.toString(), 0); events.hasNext(); ) {
            DomainEventMessage<?> message = events.next();
            var event = message.getPayload();
            if (event instanceof VictimIdentified) {
                with = identifiedFor(message.getMetaData());
            } else if (event instanceof CaseworkerAssigned assigned) {
                with = assigned.organisation();
            } else if (event instanceof CaseSealed) {
                sealed = true;
            } else if (event instanceof CaseUnsealed) {
                sealed = false;
            }
        }
        return sealed || with == null ? Optional.empty() : Optional.of(new Open(with));
    }

    private static OrganisationId identifiedFor(MetaData metadata) {
        return Actor.of(metadata).organisation();
    }
}
