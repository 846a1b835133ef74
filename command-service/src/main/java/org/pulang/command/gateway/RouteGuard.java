package org.pulang.command.gateway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.command.access.AccessSettings;
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

    private final CaseAccessPolicy policy;
    private final AccessSettings access;

    RouteGuard(CaseAccessPolicy policy, AccessSettings access) {
        this.policy = policy;
        this.access = access;
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
            var role = new RequestHeaders(request, access).actor().role();
            if (policy.route(route(request), role).isEmpty()) {
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
