package org.pulang.query.duplicates;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The secret of the index; without it the service does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DuplicatesSettings.class)
class DuplicatesConfiguration {

    @Bean
    IndexSecret indexSecret(DuplicatesSettings settings) {
        return IndexSecret.of(settings);
    }

    @Bean
    Marks marks(IndexSecret secret) {
        return new Marks(secret);
    }
}
