package org.pulang.query.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.CaseId;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands before every route of this service. A route about a case gets its {@link Sight}, one that lists or counts cases gets what
 * is {@link Visible}, each decided anew for every request; without them there is no answer. Facts that are old decide nothing.
 */
@Component
class RouteGuard implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private final ReaderLookup readers;
    private final CaseAccess access;
    private final AccessFacts facts;

    RouteGuard(ReaderLookup readers, CaseAccess access, AccessFacts facts) {
        this.readers = readers;
        this.access = access;
        this.facts = facts;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What became an error, or a refusal of the sign-in, was let in or came to no route.
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && ours(method)) {
            var reader = readers.of(request, response);
            keep(request, reader);
            var route = route(request);
            if (takes(method, Sight.class)) {
                facts.requireFresh();
                keep(request, access.sight(reader, caseId(request), route));
            } else if (takes(method, Visible.class)) {
                var visible = access.visible(reader, route);
                facts.requireFresh();
                keep(request, visible);
            } else {
                access.requireOpen(reader, route);
            }
        }
        return true;
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        for (var parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() == type) {
                return true;
            }
        }
        return false;
    }

    private static void keep(HttpServletRequest request, Object value) {
        request.setAttribute(value.getClass().getName(), value);
    }

    static boolean ours(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.pulang.query");
    }

    private static Route route(HttpServletRequest request) {
        @Nullable Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return new Route("query", "%s %s".formatted(method, pattern));
    }

    private static CaseId caseId(HttpServletRequest request) {
        @Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        try {
            return new CaseId(UUID.fromString(String.valueOf(((Map<?, ?>) variables).get("caseId"))));
        } catch (IllegalArgumentException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "caseId");
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Reader.class || type == Sight.class || type == Visible.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return request.getAttribute(parameter.getParameterType().getName(), NativeWebRequest.SCOPE_REQUEST);
    }
}
