package org.pulang.command.gateway;

import java.util.Locale;
import org.pulang.access.StepUp;
import org.pulang.command.refusal.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every failure of a request with a {@link Problem}. */
@RestControllerAdvice
class ProblemAdvice {

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Exception failure, Locale locale) {
        var problem = failure instanceof ErrorResponse response
                ? problems.of(refusal(response.getStatusCode().value()), locale)
                : problems.of(failure, locale);
        var headers = new HttpHeaders();
        if (failure instanceof ErrorResponse response) {
            // Allow, Accept, Retry-After.
            headers.putAll(response.getHeaders());
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (problem.code().equals(Refusal.STEP_UP_REQUIRED.name())) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, StepUp.CHALLENGE);
        }
        if (problem.status() == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, "2");
        }
        if (problem.version() != null && problem.version() >= 0) {
            headers.setETag("\"" + problem.version() + "\"");
        }
        return ResponseEntity.status(problem.status()).headers(headers).body(problem);
    }

    /** What the web framework refused before it reached us. */
    private static Refusal refusal(int status) {
        return switch (status) {
            case 404 -> Refusal.NOT_FOUND;
            case 405 -> Refusal.METHOD_NOT_ALLOWED;
            case 406 -> Refusal.NOT_ACCEPTABLE;
            case 413 -> Refusal.BODY_TOO_LARGE;
            case 415 -> Refusal.MEDIA_TYPE_UNSUPPORTED;
            case 429 -> Refusal.TOO_MANY_REQUESTS;
            default -> status >= 500 ? Refusal.INTERNAL_ERROR : Refusal.REQUEST_INVALID;
        };
    }
}
