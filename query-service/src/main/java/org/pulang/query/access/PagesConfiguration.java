package org.pulang.query.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pulang.signin.SignInSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** How people sign in to the pages: at the issuer (OpenID Connect, code with proof key), then by a session's cookie. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PagesConfiguration.class);
    private static final String REGISTRATION = "pulang";
    static final String SIGN_IN = "/oauth2/authorization/" + REGISTRATION;

    @Bean
    @Order(2)
    SecurityFilterChain signInToPages(HttpSecurity http, ClientRegistrationRepository registrations, SignOut signOut) {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/_static/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2Login(login -> login.loginPage(SIGN_IN)
                        .authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(new StepUpSignIn(registrations)))
                        // The ID token says all we want to know.
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(
                                request -> new DefaultOidcUser(List.of(), request.getIdToken())))
                        .failureHandler(PagesConfiguration::failed))
                .logout(logout -> logout.addLogoutHandler(signOut)
                        .logoutSuccessHandler(signOut)
                        .deleteCookies())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(SIGN_IN))
                                .accessDeniedPage(SignOut.FORM_EXPIRED))
                .headers(AbstractHttpConfigurer::disable)
                // Once it is known who asks, and before anybody is led to the sign-in.
                .addFilterBefore(new IdleSessions(Clock.systemUTC()), AuthorizationFilter.class)
                .build();
    }

    /** In the session, and gone with it: forms are sent on with them. */
    @Bean
    OAuth2AuthorizedClientRepository ownTokens() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    private static void failed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        LOG.warn(
                "A sign-in failed: {}",
                failure instanceof OAuth2AuthenticationException refused
                        ? refused.getError().getErrorCode()
                        : failure.getClass().getName());
        request.getRequestDispatcher(SignOut.SIGN_IN_FAILED).forward(request, response);
    }

    /** Found when the first person signs in, so that the service starts without its issuer. */
    @Bean
    ClientRegistrationRepository registrations(SignInSettings settings) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(settings.issuer())
                        .registrationId(REGISTRATION)
                        .clientId(settings.client())
                        .clientSecret(Optional.ofNullable(settings.secret()).orElse(""))
                        .scope("openid")
                        .build()));
    }

    /** The issuer's own algorithms are not asked for: these are the ones we trust. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        return registration -> {
            var decoder = NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(
                            registration.getProviderDetails().getJwkSetUri(), "jwks_uri"))
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .jwsAlgorithm(SignatureAlgorithm.PS256)
                    .jwsAlgorithm(SignatureAlgorithm.RS256)
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            return decoder;
        };
    }
}
