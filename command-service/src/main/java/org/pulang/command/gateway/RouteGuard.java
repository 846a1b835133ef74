package org.pulang.command.gateway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Opens a route of this service only to the roles that the policy names for it; one it does not know is closed. */
@Component
class RouteGuard implements HandlerInterceptor, WebMvcConfigurer {

    /** What the service can be asked is told to those who did not sign in, too. */
    private static final Route DESCRIPTION = new Route("command", "GET /v3/api-docs");

    private final CaseAccessPolicy policy;

    RouteGuard(CaseAccessPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What became an error was let in, or came to no route.
        if (request.getDispatcherType() != DispatcherType.ERROR
                && handler instanceof HandlerMethod method
                && ours(method)) {
            var route = route(request);
            if (!route.equals(DESCRIPTION)
                    && policy.route(route, Actor.of(request).role()).isEmpty()) {
                throw new CommandRefused(Refusal.ROLE_REQUIRED);
            }
        }
        return true;
    }

    static boolean ours(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.pulang.command");
    }

    private static Route route(HttpServletRequest request) {
        @Nullable Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return new Route("command", "%s %s".formatted(request.getMethod(), pattern));
    }
}
