package org.pulang.query.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of whoever has done nothing for as long as sessions last ({@code server.servlet.session.timeout}). The container
 * would not: an open page asks for news by itself, and each request counts there. So what a page asks by itself is not counted here;
 * and where nobody is signed in any more it is told so (401), and not led to the sign-in, whose state it would exchange under the
 * hands of somebody who is just signing in.
 */
class IdleSessions extends OncePerRequestFilter {

    /** When somebody last did something, in milliseconds. */
    private static final String USED = IdleSessions.class.getName() + ".used";

    private final InstantSource clock;

    /** @param clock the machine's, as containers count by */
    IdleSessions(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var byItself = isByItself(request);
        var session = request.getSession(false);
        if (session != null && isIdle(session)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        } else if (session != null && !byItself) {
            session.setAttribute(USED, clock.millis());
        }
        if (byItself && !isSignedIn()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        chain.doFilter(request, response);
    }

    /** Whether a page's script asks, again and again, and nobody pressed anything. */
    private static boolean isByItself(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.endsWith("/news")
                || (path.startsWith("/operator") && (path.endsWith("/state") || path.endsWith("/progress")));
    }

    private boolean isIdle(HttpSession session) {
        long used = session.getAttribute(USED) instanceof Long last ? last : session.getCreationTime();
        long most = Duration.ofSeconds(session.getMaxInactiveInterval()).toMillis();
        return most > 0 && clock.millis() - used > most;
    }

    private static boolean isSignedIn() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
    }
}
