package org.pulang.command.automation;

import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.CaseId;

/**
 * A day, or a time, being watched for one case, as stored until it has ended.
 *
 * @param subject id of the follow-up, referral, offer, incident, application or restitution claim within the case, of the case itself, of the grant, of the request to erase, or of the person's request
 * @param causationId of the event that set it
 */
record Deadline(CaseId caseId, UUID subject, String causationId, String correlationId) {

    static Deadline of(CaseId caseId, UUID subject, EventMessage<?> cause) {
        return new Deadline(caseId, subject, cause.getIdentifier(), correlationId(cause));
    }

    static String correlationId(EventMessage<?> cause) {
        return cause.getMetaData()
                .getOrDefault(EventMetadata.CORRELATION_ID, cause.getIdentifier())
                .toString();
    }
}
