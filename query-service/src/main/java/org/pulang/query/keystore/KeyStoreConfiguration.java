package org.pulang.query.keystore;

import org.pulang.keys.KeyRing;
import org.pulang.keys.KeyStoreSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Connects the key store. Projections do without: only answers to people need keys. */
@Configuration(proxyBeanMethods = false)
class KeyStoreConfiguration {

    @Bean
    KeyRing keyRing(Environment environment) {
        var settings = Binder.get(environment)
                .bind("pulang.keystore", KeyStoreSettings.class)
                .get();
        return settings.keyRing("pulang-query-service", settings.openKek());
    }
}
