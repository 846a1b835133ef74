package org.pulang.query.access;

import org.pulang.production.DemoStaffCheck;
import org.pulang.production.GrantsCheck;
import org.pulang.production.HistoriesCheck;
import org.pulang.production.Login;
import org.pulang.production.LoginsCheck;
import org.pulang.production.Production;
import org.pulang.production.ProductionCheck;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.signin.BearerTokens;
import org.pulang.signin.SignIn;
import org.pulang.signin.SignInProblems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Lets in who works here: the API by tokens, the pages by a session. */
@Configuration(proxyBeanMethods = false)
@Import({SignIn.class, Production.class})
class SignInConfiguration {

    @Bean
    SignInProblems signInProblems() {
        return failure -> new ProblemFound(
                switch (failure) {
                    case REQUEST_INVALID -> Problem.BAD_PARAMETER;
                    default -> Problem.valueOf(failure.name());
                });
    }

    /** The JSON API and what machines ask; it knows no session. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, BearerTokens bearer) {
        http.securityMatcher("/api/**", "/actuator/**");
        bearer.protect(http);
        return http.build();
    }

    @Bean
    ProductionCheck demoStaffCheck(JdbcClient jdbc) {
        return new DemoStaffCheck(jdbc, "readmodel.staff");
    }

    @Bean
    ProductionCheck loginsCheck(Environment settings) {
        return new LoginsCheck(
                answers(settings),
                histories(settings),
                Login.of(
                        settings,
                        "PULANG_PROJECTOR_USER",
                        "pulang.projector.jdbc-url",
                        "pulang.projector.username",
                        "pulang.projector.password",
                        "readmodel"),
                Login.migrating(
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
    ProductionCheck historiesCheck(Environment settings) {
        return new HistoriesCheck(histories(settings));
    }

    @Bean
    ProductionCheck readModelGrantsCheck(Environment settings) {
        return new GrantsCheck("readmodel", answers(settings));
    }

    @Bean
    ProductionCheck readLogGrantsCheck(Environment settings) {
        return new GrantsCheck("audit", answers(settings));
    }

    private static Login histories(Environment settings) {
        return Login.of(
                settings,
                "PULANG_REPLAY_USER",
                "pulang.histories.jdbc-url",
                "pulang.histories.username",
                "pulang.histories.password");
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
