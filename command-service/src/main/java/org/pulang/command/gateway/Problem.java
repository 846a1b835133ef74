package org.pulang.command.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing was written (RFC 9457), in words a caseworker can act on.
 *
 * @param type {@code urn:pulang:problem:<code in kebab case>}
 * @param code stable, for programs
 * @param version the stream's current version, where the caller's was another (412)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String code,
        int status,
        String title,
        String detail,
        List<FieldError> errors,
        @Nullable Long version,
        String traceId) {

    /** A field that does not fit: JSON pointer, stable code, sentence. */
    record FieldError(String pointer, String code, String message) {}
}
