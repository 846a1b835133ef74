package org.pulang.query.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.access.Shows;
import org.pulang.query.page.Layout;
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
 * Here also begins the {@link Read} of each answer that shows cases.
 */
@Component
class RouteGuard implements HandlerInterceptor, HandlerMethodArgumentResolver {

    /** Parameters that ask for a case as it was. */
    private static final Set<String> PAST = Set.of("at", "asOf");

    private final ReaderLookup readers;
    private final CaseAccess access;
    private final AccessFacts facts;
    private final CaseAccessPolicy policy;
    private final ReadLog log;
    private final SearchTerms terms;

    RouteGuard(
            ReaderLookup readers,
            CaseAccess access,
            AccessFacts facts,
            CaseAccessPolicy policy,
            ReadLog log,
            SearchTerms terms) {
        this.readers = readers;
        this.access = access;
        this.facts = facts;
        this.policy = policy;
        this.log = log;
        this.terms = terms;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What became an error, or a refusal of the sign-in, was let in or came to no route.
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && ours(method)) {
            var reader = readers.of(request, response);
            keep(request, reader);
            request.setAttribute(Layout.ROLE, reader.role());
            var route = route(request);
            if (!policy.knows(route)) {
                // The container's own, asked for directly.
                throw new ProblemFound(Problem.NOT_FOUND);
            }
            var shows = policy.shows(route);
            if (takes(method, SightLater.class)) {
                access.requireSome(reader, route);
                keep(request, new SightLater(() -> later(request, method, reader, route, shows)));
            } else if (shows != Shows.Nothing) {
                decideReading(request, method, reader, route, shows);
            } else {
                decide(request, method, reader, route);
            }
            access.requireStepUp(reader, route);
        }
        return true;
    }

    private Sight later(HttpServletRequest request, HandlerMethod method, Reader reader, Route route, Shows shows) {
        if (request.getAttribute(Sight.class.getName()) instanceof Sight known) {
            return known;
        }
        decideReading(request, method, reader, route, shows);
        return (Sight) Objects.requireNonNull(request.getAttribute(Sight.class.getName()));
    }

    private static boolean isAboutACase(HandlerMethod method) {
        return takes(method, Sight.class) || takes(method, SightLater.class);
    }

    private void decide(HttpServletRequest request, HandlerMethod method, Reader reader, Route route) {
        if (isAboutACase(method)) {
            facts.requireFresh();
            keep(request, access.sight(reader, caseId(request), route));
            if (takes(method, Visible.class)) {
                keep(request, access.beside(reader, route));
            }
        } else if (takes(method, Visible.class)) {
            var visible = access.visible(reader, route);
            facts.requireFresh();
            keep(request, visible);
        } else {
            access.requireOpen(reader, route);
        }
    }

    /** The facts it is decided by are read in the transaction of the read, so that log and answer are of one moment. */
    private void decideReading(
            HttpServletRequest request, HandlerMethod method, Reader reader, Route route, Shows shows) {
        var read = log.begin(
                reader,
                shows,
                action(request, shows),
                isAboutACase(method) ? caseId(request) : null,
                // What was sent and not put into the address, the handler names under a better secret.
                shows == Shows.List && !request.getMethod().equals("POST") ? terms.of(request) : null);
        keep(request, read);
        try {
            decide(request, method, reader, route);
            if (request.getAttribute(Sight.class.getName()) instanceof Sight sight) {
                sight.grant().ifPresent(read::under);
            }
        } catch (ProblemFound refused) {
            if (refused.problem() == Problem.CASE_UNKNOWN || refused.problem() == Problem.ROLE_REQUIRED) {
                read.deny();
            }
            throw refused;
        }
    }

    private static Action action(HttpServletRequest request, Shows shows) {
        return switch (shows) {
            case Case ->
                PAST.stream().anyMatch(name -> request.getParameter(name) != null) ? Action.Replay : Action.Read;
            case History -> Action.Replay;
            case Export -> Action.Export;
            case List, Log, Figures, Nothing -> Action.Query;
        };
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
        return type == Reader.class
                || type == Sight.class
                || type == SightLater.class
                || type == Visible.class
                || type == Read.class;
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
