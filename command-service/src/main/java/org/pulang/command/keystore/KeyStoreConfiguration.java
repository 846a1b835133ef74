package org.pulang.command.keystore;

import org.flywaydb.core.Flyway;
import org.pulang.keys.KeyRing;
import org.pulang.keys.KeyStoreSettings;
import org.pulang.store.EventWriter;
import org.pulang.store.SealingEventWriter;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Connects the key store, a database of its own with a pool of its own, and brings its schema up to date. */
@Configuration(proxyBeanMethods = false)
class KeyStoreConfiguration {

    private static final int PATIENCE_SECONDS = 60;

    @Bean
    KeyRing keyRing(Environment environment) {
        var settings = Binder.get(environment)
                .bind("pulang.keystore", KeyStoreSettings.class)
                .get();
        var kek = settings.openKek();
        Flyway.configure()
                .dataSource(settings.url(), settings.username(), settings.password())
                .schemas("keystore")
                .locations("classpath:db/keystore")
                .connectRetries(PATIENCE_SECONDS)
                .connectRetriesInterval(1)
                .load()
                .migrate();
        return KeyRing.on(settings.connections("pulang-command-service"), kek);
    }

    @Bean
    EventWriter eventWriter(KeyRing keys) {
        return new SealingEventWriter(keys);
    }
}
