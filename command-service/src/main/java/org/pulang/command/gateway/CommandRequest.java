package org.pulang.command.gateway;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.signin.SignedIn;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as it arrived, by itself or in a batch.
 *
 * @param id of what it is asked of, as in the URL
 * @param idMade the client gave no id, this one was made for it
 * @param signedIn how surely the actor has proven who they are
 * @param metadata what the events carry besides the actor: purpose, correlation, causation, client time
 * @param ifMatch the version the caller decided on
 * @param key the caller's Idempotency-Key
 */
record CommandRequest(
        CommandType type,
        String id,
        boolean idMade,
        ObjectNode body,
        Actor actor,
        SignedIn signedIn,
        Map<String, String> metadata,
        @Nullable Long ifMatch,
        @Nullable String key) {

    UUID stream() {
        return type.kind().stream(id);
    }

    /** What makes two requests the same: command, id and body. */
    String content() {
        return String.join("\n", type.path(), idMade ? "" : id, body.toString());
    }
}
