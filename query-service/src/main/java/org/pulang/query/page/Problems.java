package org.pulang.query.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.access.StepUp;
import org.pulang.http.Unreachable;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Every failed request ends here: under {@code /api} as RFC 9457 problem, elsewhere as a page, both with a stable code and
 * a sentence in the reader's language. No stack trace and nothing of the request is echoed.
 */
@ControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final Pattern OF_A_CASE =
            Pattern.compile("/cases/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?");

    private final MessageSource messages;
    private final String exit;

    Problems(MessageSource messages, @Value("${pulang.page.quick-exit}") String exit) {
        this.messages = messages;
        this.exit = exit;
    }

    @ExceptionHandler
    Object found(ProblemFound found, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (found.problem().status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader("Retry-After", "1");
        }
        if (found.problem() == Problem.EXPORT_RUNNING) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        }
        if (found.problem() == Problem.DOWNLOADS_RUNNING) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        }
        if (found.problem() == Problem.STEP_UP_REQUIRED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, StepUp.CHALLENGE);
        }
        return answer(found.problem(), found.parameter(), request, locale);
    }

    @ExceptionHandler
    Object mistyped(MethodArgumentTypeMismatchException mistyped, HttpServletRequest request, Locale locale) {
        return answer(Problem.BAD_PARAMETER, mistyped.getName(), request, locale);
    }

    @ExceptionHandler
    Object invalid(HandlerMethodValidationException invalid, HttpServletRequest request, Locale locale) {
        return answer(
                Problem.BAD_PARAMETER,
                invalid.getParameterValidationResults().stream()
                        .map(Problems::name)
                        .findFirst()
                        .orElse(null),
                request,
                locale);
    }

    private static @Nullable String name(ParameterValidationResult invalid) {
        return invalid instanceof ParameterErrors filter && filter.getFieldError() != null
                ? filter.getFieldError().getField()
                : invalid.getMethodParameter().getParameterName();
    }

    /** A part of a filter. */
    @ExceptionHandler
    Object unbound(BindException unbound, HttpServletRequest request, Locale locale) {
        var field = unbound.getFieldError();
        return answer(Problem.BAD_PARAMETER, field == null ? null : field.getField(), request, locale);
    }

    @ExceptionHandler
    Object missing(MissingRequestValueException missing, HttpServletRequest request, Locale locale) {
        return answer(
                Problem.BAD_PARAMETER,
                missing instanceof MissingServletRequestParameterException parameter
                        ? parameter.getParameterName()
                        : null,
                request,
                locale);
    }

    /** A body that is not what it should be; of what is too long, the reader of the body has said so. */
    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request, Locale locale) {
        var problem = NestedExceptionUtils.getMostSpecificCause(unreadable) instanceof ErrorResponse response
                ? of(response.getStatusCode())
                : Problem.BAD_PARAMETER;
        return answer(problem, null, request, locale);
    }

    @ExceptionHandler
    Object other(Exception other, HttpServletRequest request, HttpServletResponse answer, Locale locale) {
        // Of an address that nobody answers no interceptor has told it.
        answer.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        if (Unreachable.is(other)) {
            LOG.warn(
                    "The database or the key store could not be asked: {}.",
                    NestedExceptionUtils.getMostSpecificCause(other).getClass().getName());
            answer.setHeader(HttpHeaders.RETRY_AFTER, "1");
            return answer(Problem.STORE_UNAVAILABLE, null, request, locale);
        }
        if (other instanceof ErrorResponse response) {
            // Allow, Accept, Retry-After.
            response.getHeaders().forEach((name, values) -> answer.setHeader(name, String.join(", ", values)));
        }
        var problem = other instanceof ErrorResponse response ? of(response.getStatusCode()) : Problem.UNEXPECTED;
        if (problem == Problem.UNEXPECTED) {
            // The message may quote data; the place in the code does not.
            LOG.error(
                    "{} at {}",
                    other.getClass().getName(),
                    List.of(other.getStackTrace()).subList(0, Math.min(8, other.getStackTrace().length)));
        }
        return answer(problem, null, request, locale);
    }

    private static Problem of(HttpStatusCode status) {
        return switch (HttpStatus.valueOf(status.value())) {
            case NOT_FOUND -> Problem.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> Problem.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> Problem.NOT_ACCEPTABLE;
            case CONTENT_TOO_LARGE -> Problem.BODY_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> Problem.MEDIA_TYPE_UNSUPPORTED;
            case TOO_MANY_REQUESTS -> Problem.TOO_MANY_REQUESTS;
            case SERVICE_UNAVAILABLE -> Problem.STORE_UNAVAILABLE;
            default -> status.is4xxClientError() ? Problem.BAD_PARAMETER : Problem.UNEXPECTED;
        };
    }

    private Object answer(Problem problem, @Nullable String parameter, HttpServletRequest request, Locale locale) {
        var body = new Body(
                problem.type(),
                problem.name(),
                problem.status(),
                text(problem, "title", locale),
                text(problem, "detail", locale),
                Optional.ofNullable(parameter).map(Fault::new).stream().toList(),
                MDC.get(Trace.ID));
        if (address(request).startsWith("/api/") || address(request).startsWith("/actuator/")) {
            return ResponseEntity.status(problem.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(body);
        }
        var page = new ModelAndView("problem", HttpStatus.valueOf(problem.status()));
        page.addObject("problem", body);
        page.addObject("frame", Layout.Frame.ofProblem(locale, exit));
        if (problem == Problem.CASE_UNKNOWN) {
            page.addObject("emergency", emergency(request));
        }
        return page;
    }

    /** For who may be let into a case that they do not see, whether there is one or not. */
    private static @Nullable String emergency(HttpServletRequest request) {
        var asked = OF_A_CASE.matcher(request.getRequestURI());
        return asked.matches()
                        && request.getAttribute(Layout.ROLE) instanceof Role role
                        && !CaseAccessPolicy.builtIn()
                                .route(new Route("query", "GET /emergency"), role)
                                .isEmpty()
                ? "/grants/do/open-emergency-access?caseId=" + asked.group(1)
                : null;
    }

    /** Also where the container sent us on to {@link ErrorPage}. */
    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String before
                ? before
                : request.getRequestURI();
    }

    private String text(Problem problem, String part, Locale locale) {
        return messages.getMessage("problem.%s.%s".formatted(problem, part), null, locale);
    }

    /** RFC 9457, with a stable code and the request's id in the log. */
    record Body(
            URI type,
            String code,
            int status,
            String title,
            String detail,
            List<Fault> errors,
            @Nullable String traceId) {}

    /** The query parameter, path variable or header at fault. */
    record Fault(String parameter) {}
}
