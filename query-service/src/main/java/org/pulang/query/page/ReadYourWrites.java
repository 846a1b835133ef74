package org.pulang.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.query.replay.Positions;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Says with each answer how fresh it is ({@code Pulang-Position}), and lets a reader wait for the effect of an own write:
 * {@code Pulang-Min-Position: 8812} with {@code Prefer: wait=5} (RFC 7240; seconds, at most 30). An answer that would be
 * older is {@code PROJECTION_BEHIND}, unless {@code handling=lenient} accepts it. A page says it as {@code ?after=8812}, waits for two
 * seconds, and else says that it is older. Controllers take the freshness as
 * {@link AsOf} parameter; it is read before their rows, so the rows are never older than it says.
 */
@Component
class ReadYourWrites implements HandlerInterceptor, HandlerMethodArgumentResolver {

    static final String POSITION = "Pulang-Position";
    static final String MIN_POSITION = "Pulang-Min-Position";
    private static final String PREFER = "Prefer";
    private static final Pattern WAIT = Pattern.compile("\\bwait\\s*=\\s*(\\d{1,6})\\b");
    private static final Pattern LENIENT = Pattern.compile("\\bhandling\\s*=\\s*\"?lenient\\b");
    private static final long MOST_SECONDS = 30;

    /** Of a page that a form led to: the position of what was recorded. */
    private static final String AFTER = "after";

    private static final Pattern POSITION_OF_A_PAGE = Pattern.compile("\\d{1,18}");
    private static final Duration BRIEFLY = Duration.ofSeconds(2);

    private final Positions positions;

    ReadYourWrites(Positions positions) {
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (handler instanceof HandlerMethod method && ours(method)) {
            var projections = positions.behind(method.getBeanType());
            var wanted = request.getHeader(MIN_POSITION);
            if (wanted != null) {
                var prefer = String.join(",", Collections.list(request.getHeaders(PREFER)));
                boolean reached = positions.await(number(wanted), patience(prefer), projections);
                if (!reached && !LENIENT.matcher(prefer).find()) {
                    throw new ProblemFound(Problem.PROJECTION_BEHIND);
                }
            } else if (!request.getRequestURI().startsWith("/api/")) {
                waitBriefly(request, projections);
            }
            var asOf = positions.asOf(projections);
            request.setAttribute(AsOf.class.getName(), asOf);
            response.setHeader(POSITION, String.valueOf(asOf.position()));
        }
        return true;
    }

    /** Whoever comes from a form sees what they have just recorded, or is told by the page that it is not there yet. */
    private void waitBriefly(HttpServletRequest request, List<String> projections) throws InterruptedException {
        var after = request.getParameter(AFTER);
        if (after != null
                && POSITION_OF_A_PAGE.matcher(after).matches()
                && !positions.await(Long.parseLong(after), BRIEFLY, projections)) {
            request.setAttribute(Layout.BEHIND, true);
        }
    }

    private static boolean ours(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.pulang.query");
    }

    private static long number(String position) {
        try {
            return Long.parseLong(position.strip());
        } catch (NumberFormatException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, MIN_POSITION);
        }
    }

    private static Duration patience(String prefer) {
        var wait = WAIT.matcher(prefer);
        return wait.find() ? Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(wait.group(1)))) : Duration.ZERO;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AsOf.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return request.getAttribute(AsOf.class.getName(), NativeWebRequest.SCOPE_REQUEST);
    }
}
