package org.pulang.command.access;

import org.pulang.access.CaseAccessPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policy, for all who hold to it. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    CaseAccessPolicy caseAccessPolicy() {
        return CaseAccessPolicy.builtIn();
    }

    @Bean
    CommandGuard commandGuard(CaseAccessPolicy policy) {
        return new CommandGuard(policy);
    }
}
