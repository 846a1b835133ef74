package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.personal.Purpose;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.signin.BearerTokens;
import org.pulang.signin.SignedIn;
import org.pulang.vocabulary.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Looks up, for each request anew, what whoever signed in is here; without that nothing is told to them. */
@Component
class ReaderLookup {

    private static final String PURPOSE = "Pulang-Purpose";

    /** Of a page: a browser sends no header of ours, so links and forms say it as a parameter. */
    private static final String PURPOSE_OF_A_PAGE = "purpose";

    private final AccessFacts facts;
    private final CaseAccessPolicy policy;

    ReaderLookup(AccessFacts facts, CaseAccessPolicy policy) {
        this.facts = facts;
        this.policy = policy;
    }

    /** @throws ProblemFound {@code SIGN_IN_REQUIRED}, {@code NOT_ON_STAFF}, {@code ACCESS_STALE}; {@code BAD_PARAMETER} if the purpose is none */
    Reader of(HttpServletRequest request, HttpServletResponse response) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new ProblemFound(Problem.SIGN_IN_REQUIRED);
        }
        var signedIn = SignedIn.of(authentication).orElseThrow(() -> new ProblemFound(Problem.SIGN_IN_REQUIRED));
        var known = facts.find(signedIn.staff()).filter(Staff::enabled).orElseThrow(() -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BearerTokens.INVALID);
            return new ProblemFound(Problem.NOT_ON_STAFF);
        });
        return new Reader(
                known.id(),
                known.organisation(),
                known.role(),
                purpose(request, known.role()),
                signedIn.acr(),
                signedIn.authTime());
    }

    private Purpose purpose(HttpServletRequest request, Role role) {
        @Nullable String text = request.getHeader(PURPOSE);
        if (text == null && !request.getRequestURI().startsWith("/api/")) {
            text = said(request.getParameter(PURPOSE_OF_A_PAGE));
        }
        try {
            return text == null ? policy.usualPurpose(role) : Purpose.valueOf(text.strip());
        } catch (IllegalArgumentException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, PURPOSE);
        }
    }

    private static @Nullable String said(@Nullable String field) {
        return field == null || field.isBlank() ? null : field;
    }
}
