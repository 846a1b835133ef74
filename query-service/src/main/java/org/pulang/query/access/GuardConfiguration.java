package org.pulang.query.access;

import java.time.Clock;
import java.util.List;
import org.pulang.access.CaseAccessPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The policy, and its guard before every route. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    CaseAccessPolicy caseAccessPolicy() {
        return CaseAccessPolicy.builtIn();
    }

    @Bean
    CaseAccess caseAccess(JdbcClient jdbc, CaseAccessPolicy policy, Clock clock) {
        return new CaseAccess(jdbc, policy, clock);
    }

    @Bean
    WebMvcConfigurer guarded(RouteGuard guard) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                // After those who waited for the reader's own writes: what these changed decides, too.
                registry.addInterceptor(guard).order(1);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(guard);
            }
        };
    }
}
