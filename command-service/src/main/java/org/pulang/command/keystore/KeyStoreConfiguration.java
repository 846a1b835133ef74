package org.pulang.command.keystore;

import org.flywaydb.core.Flyway;
import org.pulang.keys.Kek;
import org.pulang.keys.KeyKeeper;
import org.pulang.keys.KeyRing;
import org.pulang.keys.KeyStoreSettings;
import org.pulang.store.EventWriter;
import org.pulang.store.SealingEventWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Connects the key store, a database of its own with a pool of its own, and brings its schema up to date. */
@Configuration(proxyBeanMethods = false)
class KeyStoreConfiguration {

    private static final int PATIENCE_SECONDS = 60;

    @Bean
    KeyStoreSettings keyStoreSettings(Environment environment) {
        return Binder.get(environment)
                .bind("pulang.keystore", KeyStoreSettings.class)
                .get();
    }

    @Bean
    Kek kek(KeyStoreSettings settings) {
        return settings.openKek();
    }

    @Bean
    DestroyedKeys destroyedKeys(KeyStoreSettings settings, Kek kek) {
        return new DestroyedKeys(settings.destroyedList(kek));
    }

    /**
     * What was destroyed once is destroyed again before anybody gets a key, should the key store be an older copy.
     *
     * @param migrates whether the service brings its schemas up to date by itself
     */
    @Bean
    KeyKeeper keyKeeper(
            KeyStoreSettings settings,
            Kek kek,
            DestroyedKeys destroyed,
            @Value("${spring.flyway.enabled:true}") boolean migrates) {
        if (migrates) {
            migrate(settings);
        }
        var keeper = new KeyKeeper(settings.eraserConnections("pulang-command-service"), kek);
        destroyed.reconcile(keeper);
        return keeper;
    }

    @Bean
    KeyRing keyRing(KeyStoreSettings settings, Kek kek, KeyKeeper reconciled) {
        return settings.keyRing("pulang-command-service", kek);
    }

    private static void migrate(KeyStoreSettings settings) {
        Flyway.configure()
                .dataSource(settings.owner())
                .schemas("keystore")
                .locations("classpath:db/keystore")
                .connectRetries(PATIENCE_SECONDS)
                .connectRetriesInterval(1)
                .load()
                .migrate();
    }

    @Bean
    EventWriter eventWriter(KeyRing keys) {
        return new SealingEventWriter(keys);
    }
}
