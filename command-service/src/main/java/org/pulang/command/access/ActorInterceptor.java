package org.pulang.command.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.signin.BearerTokens;
import org.pulang.signin.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/** Looks up, for each request anew, what whoever signed in is here; without that nothing is decided for them. */
class ActorInterceptor implements HandlerInterceptor {

    private final StaffTable staff;

    ActorInterceptor(StaffTable staff) {
        this.staff = staff;
    }

    /** @throws CommandRefused {@code NOT_ON_STAFF} */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null) {
            SignedIn.of(authentication).ifPresent(signedIn -> {
                request.setAttribute(SignedIn.class.getName(), signedIn);
                request.setAttribute(Actor.class.getName(), actor(signedIn, response));
            });
        }
        return true;
    }

    private Actor actor(SignedIn signedIn, HttpServletResponse response) {
        var known = staff.find(signedIn.staff()).filter(Staff::enabled);
        if (known.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BearerTokens.INVALID);
            throw new CommandRefused(Refusal.NOT_ON_STAFF);
        }
        return Actor.of(known.get());
    }
}
