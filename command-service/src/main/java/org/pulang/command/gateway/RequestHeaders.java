package org.pulang.command.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.personal.Purpose;
import org.pulang.store.EventMetadata;

/** What a request says beside its body. Each reader throws {@code HEADER_INVALID} on a value of another shape. */
final class RequestHeaders {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final HttpServletRequest request;

    RequestHeaders(HttpServletRequest request) {
        this.request = request;
    }

    Actor actor() {
        return Actor.of(request);
    }

    /** Purpose, correlation, causation and client time, as far as the client gave them. */
    Map<String, String> metadata() {
        var metadata = new HashMap<String, String>();
        var purpose = read("Pulang-Purpose", Purpose::valueOf);
        put(metadata, EventMetadata.PURPOSE, purpose == null ? null : purpose.name());
        put(metadata, EventMetadata.CORRELATION_ID, read("Pulang-Correlation-Id", text -> matching(TRACE, text)));
        put(metadata, EventMetadata.CAUSATION_ID, read("Pulang-Causation-Id", text -> matching(TRACE, text)));
        put(
                metadata,
                EventMetadata.CLIENT_TIME,
                read("Pulang-Client-Time", text -> OffsetDateTime.parse(text).toString()));
        return metadata;
    }

    /** The version in {@code If-Match: "17"}. */
    @Nullable
    Long ifMatch() {
        return read("If-Match", RequestHeaders::version);
    }

    @Nullable
    String key() {
        return read("Idempotency-Key", RequestHeaders::key);
    }

    static String key(String text) {
        return matching(KEY, text);
    }

    private static Long version(String text) {
        var match = VERSION.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException();
        }
        return Long.valueOf(match.group(1));
    }

    private static String matching(Pattern shape, String text) {
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private <T> @Nullable T read(String header, Function<String, T> reader) {
        var text = request.getHeader(header);
        try {
            return text == null ? null : reader.apply(text.strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CommandRefused(Refusal.HEADER_INVALID, header);
        }
    }

    private static void put(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
