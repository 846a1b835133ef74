package org.pulang.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** How an API lets requests in, alike in both services: by one bearer token each, never by a cookie; and how it says no. */
public final class BearerTokens {

    /** What {@code WWW-Authenticate} says to whom another token could help (RFC 6750). */
    public static final String INVALID = "Bearer error=\"invalid_token\"";

    private final TokenCheck tokens;
    private final HandlerExceptionResolver problems;
    private final LocaleResolver languages;
    private final SignInProblems problem;

    /** @param problems answers exceptions as everywhere else in the service */
    BearerTokens(
            TokenCheck tokens, HandlerExceptionResolver problems, LocaleResolver languages, SignInProblems problem) {
        this.tokens = tokens;
        this.problems = problems;
        this.languages = languages;
        this.problem = problem;
    }

    /** Closes everything but how the service fares, its metrics to this machine, and some paths more. */
    public void protect(HttpSecurity http, String... open) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                Stream.concat(Stream.of("/actuator/health/**", "/actuator/info"), Stream.of(open))
                                        .toArray(String[]::new))
                        .permitAll()
                        .requestMatchers(BearerTokens::metricsFromHere)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        // A cookie that comes along is not looked at, nor is its session given another id.
                        .sessionFixation(SessionFixationConfigurer::none))
                // A page elsewhere cannot make a browser send a token.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // Each service sets its own, for every answer.
                .headers(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(this::refuse)
                        // What is closed to everybody who asks like this answers as if it were not there.
                        .accessDeniedHandler(
                                (request, response, denied) -> answer(SignInFailure.NOT_FOUND, request, response)))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens))
                        .authenticationConverter(oneToken())
                        .authenticationEntryPoint(this::refuse)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler(BearerTokens.this::refuse);
                                return filter;
                            }
                        }));
    }

    /** Answers what the firewall throws back as everything else is answered. */
    RequestRejectedHandler firewall() {
        return (request, response, rejected) -> answer(SignInFailure.REQUEST_INVALID, request, response);
    }

    /** Whatever collects metrics brings no token; it stands on the same machine, and nothing in between passed the request on. */
    private static boolean metricsFromHere(HttpServletRequest request) {
        try {
            return request.getRequestURI().equals("/actuator/prometheus")
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Of two tokens it would depend on the reader whose request it is. */
    private static AuthenticationConverter oneToken() {
        var bearer = new BearerTokenAuthenticationConverter();
        return request -> {
            if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
                throw new InvalidBearerTokenException("more than one");
            }
            return bearer.convert(request);
        };
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            answer(SignInFailure.ISSUER_UNAVAILABLE, request, response);
        } else if (failure instanceof OAuth2AuthenticationException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, INVALID);
            answer(SignInFailure.TOKEN_INVALID, request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            answer(SignInFailure.SIGN_IN_REQUIRED, request, response);
        }
    }

    private void answer(SignInFailure failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // Before the dispatcher, which would have said so.
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, languages);
        var page = problems.resolveException(request, response, null, problem.of(failure));
        if (page != null && page.getStatus() != null) {
            // Only the dispatcher could draw it.
            response.sendError(page.getStatus().value());
        }
    }
}
