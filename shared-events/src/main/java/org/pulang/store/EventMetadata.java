package org.pulang.store;

import java.util.List;

/** Keys of the metadata that every event carries beside its payload: who, for whom, why, and what led to it. */
public final class EventMetadata {

    /** Who issued the command: staff id, never a name. */
    public static final String ACTOR = "actor";
    /** The organisation the actor worked for. */
    public static final String ORGANISATION = "organisation";
    /** The role the actor had. */
    public static final String ROLE = "role";
    /** {@link org.pulang.personal.Purpose} of the request. */
    public static final String PURPOSE = "purpose";
    /** Ties together what belongs to one undertaking; the client's, or the first command's id. */
    public static final String CORRELATION_ID = "correlationId";
    /** Id of the event or command that led to this. */
    public static final String CAUSATION_ID = "causationId";
    /** Id of the command, the same for all events of one command. */
    public static final String COMMAND_ID = "commandId";
    /** The client's clock when the action was entered (offline work), ISO 8601; orders nothing. */
    public static final String CLIENT_TIME = "clientTime";

    /** All keys. */
    public static final List<String> ALL =
            List.of(ACTOR, ORGANISATION, ROLE, PURPOSE, CORRELATION_ID, CAUSATION_ID, COMMAND_ID, CLIENT_TIME);

    private EventMetadata() {}
}
