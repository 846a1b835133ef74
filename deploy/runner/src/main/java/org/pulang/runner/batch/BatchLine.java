package org.pulang.runner.batch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way to the batch API.
 *
 * @param key its Idempotency-Key: however often it is sent, it takes effect once
 * @param command the command's name in kebab case
 * @param actor who does it, where that is not the sender: whose token goes with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchLine(
        String key,
        @Nullable UUID caseId,
        @Nullable UUID providerId,
        @Nullable String staffId,
        String command,
        Map<String, ?> body,
        @JsonIgnore @Nullable String actor) {

    public static BatchLine ofCase(String key, UUID caseId, String command, Map<String, ?> body) {
        return new BatchLine(key, caseId, null, null, command, body, null);
    }

    public static BatchLine ofProvider(String key, UUID providerId, String command, Map<String, ?> body) {
        return new BatchLine(key, null, providerId, null, command, body, null);
    }

    public static BatchLine ofStaff(String key, String staffId, String command, Map<String, ?> body) {
        return new BatchLine(key, null, null, staffId, command, body, null);
    }

    /** What it is asked of. */
    @Nullable
    Object stream() {
        var id = caseId == null ? providerId : caseId;
        return id == null ? staffId : id;
    }

    public BatchLine by(String actor) {
        return new BatchLine(key, caseId, providerId, staffId, command, body, actor);
    }
}
