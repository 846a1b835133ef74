package org.pulang.command.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.command.eventstore.TimeOrderedIds;
import org.pulang.command.eventstore.VersionMismatch;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.http.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns whatever stopped a command into a {@link Problem}: stable code, words in the caller's language, no value echoed. */
@Component
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    /** The reason behind a failure; {@code INTERNAL_ERROR} for what should not happen. */
    static Refusal refusal(Throwable failure) {
        if (failure instanceof CommandRefused refused) {
            return refused.refusal();
        }
        if (failure instanceof InvalidFields invalid) {
            return invalid.refusal();
        }
        if (failure instanceof IOException) {
            // The body broke off on its way.
            return Refusal.REQUEST_INVALID;
        }
        if (failure instanceof VersionMismatch) {
            return Refusal.VERSION_MISMATCH;
        }
        if (Unreachable.is(failure)) {
            return Refusal.STORE_UNAVAILABLE;
        }
        return Refusal.INTERNAL_ERROR;
    }

    Problem of(Throwable failure, Locale locale) {
        var refusal = refusal(failure);
        var traceId = TimeOrderedIds.next().toString();
        if (refusal.status() >= 500) {
            // The class only: messages of libraries may quote what was sent.
            LOG.atError()
                    .addKeyValue("traceId", traceId)
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("A command could not be decided: {}", place(failure));
        }
        return problem(refusal, errors(failure, refusal, locale), current(failure), traceId, locale);
    }

    Problem of(Refusal refusal, Locale locale) {
        return problem(refusal, List.of(), null, TimeOrderedIds.next().toString(), locale);
    }

    private Problem problem(
            Refusal refusal, List<Problem.FieldError> errors, @Nullable Long version, String traceId, Locale locale) {
        return new Problem(
                "urn:pulang:problem:" + refusal.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                refusal.name(),
                refusal.status(),
                text("refusal.%s.title".formatted(refusal), locale),
                text("refusal.%s.detail".formatted(refusal), locale),
                errors,
                version,
                traceId);
    }

    private List<Problem.FieldError> errors(Throwable failure, Refusal refusal, Locale locale) {
        if (failure instanceof InvalidFields invalid) {
            return invalid.fields().stream()
                    .map(field -> new Problem.FieldError(
                            field.pointer(),
                            field.code(),
                            messages.getMessage("field." + field.code(), new Object[] {field.allowed()}, locale)
                                    .strip()))
                    .toList();
        }
        if (failure instanceof CommandRefused refused && refused.pointer() != null) {
            return List.of(new Problem.FieldError(
                    refused.pointer(), refusal.name(), text("refusal.%s.title".formatted(refusal), locale)));
        }
        return List.of();
    }

    private static @Nullable Long current(Throwable failure) {
        return failure instanceof VersionMismatch mismatch ? mismatch.current() : null;
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static String place(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var frames = root.getStackTrace();
        return root.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
