package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Purpose;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.signin.BearerTokens;
import org.pulang.signin.SignedIn;
import org.pulang.vocabulary.Role;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/** Looks up, for each request anew, what whoever signed in is here; without that nothing is told to them. */
@Component
class ReaderArgument implements HandlerInterceptor, HandlerMethodArgumentResolver {

    static final String PURPOSE = "Pulang-Purpose";

    private final AccessFacts staff;

    ReaderArgument(AccessFacts staff) {
        this.staff = staff;
    }

    /** @throws ProblemFound {@code NOT_ON_STAFF}; {@code BAD_PARAMETER} if the purpose is none */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null) {
            SignedIn.of(authentication)
                    .ifPresent(signedIn ->
                            request.setAttribute(Reader.class.getName(), reader(signedIn, request, response)));
        }
        return true;
    }

    private Reader reader(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        var found = staff.find(signedIn.staff()).filter(Staff::enabled);
        if (found.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BearerTokens.INVALID);
            throw new ProblemFound(Problem.NOT_ON_STAFF);
        }
        var known = found.get();
        var purpose = request.getHeader(PURPOSE);
        return new Reader(
                known.id(),
                known.organisation(),
                known.role(),
                purpose == null ? usual(known.role()) : purpose(purpose),
                signedIn.acr(),
                signedIn.authTime());
    }

    private static Purpose usual(Role role) {
        return switch (role) {
            case Caseworker, Admin, System -> Purpose.Services;
            case Supervisor -> Purpose.Supervision;
            case Auditor -> Purpose.Audit;
            case PrivacyOfficer -> Purpose.SubjectRequest;
            case Analyst -> Purpose.Reporting;
        };
    }

    private static Purpose purpose(String text) {
        try {
            return Purpose.valueOf(text.strip());
        } catch (IllegalArgumentException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, PURPOSE);
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Reader.class;
    }

    @Override
    public Reader resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var reader = (Reader) request.getAttribute(Reader.class.getName(), NativeWebRequest.SCOPE_REQUEST);
        if (reader == null) {
            throw new ProblemFound(Problem.SIGN_IN_REQUIRED);
        }
        return reader;
    }
}
