package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import org.pulang.production.DemoStaffCheck;
import org.pulang.production.GrantsCheck;
import org.pulang.production.Login;
import org.pulang.production.LoginsCheck;
import org.pulang.production.Production;
import org.pulang.production.ProductionCheck;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.signin.BearerTokens;
import org.pulang.signin.SignInSettings;
import org.pulang.signin.TokenCheck;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Lets in who works here: the API by tokens, the pages by a session. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
@Import(Production.class)
class SignInConfiguration {

    @Bean
    TokenCheck tokens(SignInSettings settings) {
        return new TokenCheck(settings);
    }

    @Bean
    BearerTokens bearerTokens(
            TokenCheck tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            LocaleResolver languages) {
        return new BearerTokens(
                tokens,
                problems,
                languages,
                failure -> new ProblemFound(
                        switch (failure) {
                            case REQUEST_INVALID -> Problem.BAD_PARAMETER;
                            default -> Problem.valueOf(failure.name());
                        }));
    }

    /** The JSON API and what machines ask; it knows no session. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, BearerTokens bearer) {
        http.securityMatcher("/api/**", "/actuator/**");
        bearer.protect(http);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .requestMatchers(SignInConfiguration::metricsFromHere)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Whatever collects metrics stands on the same machine, and nothing in between passed the request on. */
    private static boolean metricsFromHere(HttpServletRequest request) {
        return BearerTokens.fromThisMachine(request) && request.getRequestURI().equals("/actuator/prometheus");
    }

    @Bean
    RequestRejectedHandler rejected(BearerTokens bearer) {
        return bearer.firewall();
    }

    /** Other methods than ours are answered by the dispatcher, with a problem. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        // Whoever reads a header checks it, and says which one is wrong.
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    @Bean
    ProductionCheck demoStaffCheck(JdbcClient jdbc) {
        return new DemoStaffCheck(jdbc, "readmodel.staff");
    }

    @Bean
    ProductionCheck loginsCheck(Environment settings) {
        return new LoginsCheck(
                answers(settings),
                Login.of(
                        settings,
                        "PULANG_REPLAY_USER",
                        "pulang.histories.jdbc-url",
                        "pulang.histories.username",
                        "pulang.histories.password"),
                Login.of(
                        settings,
                        "PULANG_PROJECTOR_USER",
                        "pulang.projector.jdbc-url",
                        "pulang.projector.username",
                        "pulang.projector.password",
                        "readmodel"),
                Login.of(
                        settings,
                        "PULANG_AUDIT_USER",
                        "pulang.audit.url",
                        "pulang.audit.username",
                        "pulang.audit.password",
                        "audit"),
                Login.of(
                        settings,
                        "PULANG_KEYSTORE_USER",
                        "pulang.keystore.url",
                        "pulang.keystore.username",
                        "pulang.keystore.password"));
    }

    @Bean
    ProductionCheck readModelGrantsCheck(Environment settings) {
        return new GrantsCheck("readmodel", answers(settings));
    }

    @Bean
    ProductionCheck readLogGrantsCheck(Environment settings) {
        return new GrantsCheck("audit", answers(settings));
    }

    private static Login answers(Environment settings) {
        return Login.of(
                settings,
                "PULANG_DATABASE_USER",
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password");
    }
}
