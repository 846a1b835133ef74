package org.pulang.command.access;

import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.production.DemoStaffCheck;
import org.pulang.production.GrantsCheck;
import org.pulang.production.Login;
import org.pulang.production.LoginsCheck;
import org.pulang.production.Production;
import org.pulang.production.ProductionCheck;
import org.pulang.signin.BearerTokens;
import org.pulang.signin.SignIn;
import org.pulang.signin.SignInProblems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets in who brings a good token and works here. */
@Configuration(proxyBeanMethods = false)
@Import({SignIn.class, Production.class})
class SignInConfiguration {

    @Bean
    SignInProblems signInProblems() {
        return failure -> new CommandRefused(Refusal.valueOf(failure.name()));
    }

    /** Everything is closed but what says how the service fares and what it can be asked. */
    @Bean
    SecurityFilterChain api(HttpSecurity http, BearerTokens bearer) {
        bearer.protect(http, "/v3/api-docs", "/error");
        return http.build();
    }

    @Bean
    ProductionCheck demoStaffCheck(JdbcClient jdbc) {
        return new DemoStaffCheck(jdbc, "eventstore.staff");
    }

    @Bean
    ProductionCheck loginsCheck(Environment settings) {
        var keys = "pulang.keystore.url";
        return new LoginsCheck(
                works(settings),
                Login.migrating(
                        settings,
                        "PULANG_MIGRATION_USER",
                        "spring.flyway.url",
                        "spring.flyway.user",
                        "spring.flyway.password",
                        "eventstore"),
                seals(settings),
                Login.of(
                        settings,
                        "PULANG_KEYSTORE_ERASER_USER",
                        keys,
                        "pulang.keystore.eraser-username",
                        "pulang.keystore.eraser-password"),
                Login.migrating(
                        settings,
                        "PULANG_KEYSTORE_MIGRATION_USER",
                        keys,
                        "pulang.keystore.migration-username",
                        "pulang.keystore.migration-password",
                        "keystore"));
    }

    @Bean
    ProductionCheck eventGrantsCheck(Environment settings) {
        return new GrantsCheck("eventstore", works(settings));
    }

    @Bean
    ProductionCheck keyGrantsCheck(Environment settings) {
        return new GrantsCheck("keystore", seals(settings));
    }

    private static Login works(Environment settings) {
        return Login.of(
                settings,
                "PULANG_DATABASE_USER",
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password");
    }

    private static Login seals(Environment settings) {
        return Login.of(
                settings,
                "PULANG_KEYSTORE_USER",
                "pulang.keystore.url",
                "pulang.keystore.username",
                "pulang.keystore.password");
    }

    @Bean
    WebMvcConfigurer actors(StaffTable staff) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                // Before the guard of the routes, which asks who it is.
                registry.addInterceptor(new ActorInterceptor(staff)).order(-1);
            }
        };
    }
}
