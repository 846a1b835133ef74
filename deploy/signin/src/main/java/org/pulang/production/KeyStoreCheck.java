package org.pulang.production;

import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Who gets hold of the events, or of the environment of a process, must not hold the keys as well. */
final class KeyStoreCheck implements ProductionCheck {

    private final Environment settings;

    KeyStoreCheck(Environment settings) {
        this.settings = settings;
    }

    @Override
    public Stream<Finding> findings() {
        var findings = Stream.<Finding>builder();
        if (Stream.of("kek-file", "pkcs11.config", "vault.transit")
                .allMatch(holder ->
                        settings.getProperty("pulang.keystore." + holder, "").isBlank())) {
            findings.add(Finding.KEK_NOT_IN_A_FILE);
        }
        var vault = settings.getProperty("pulang.keystore.vault.transit", "");
        if (!vault.isBlank() && !Production.https(vault)) {
            findings.add(Finding.VAULT_NOT_HTTPS);
        }
        if (settings.getProperty("pulang.keystore.destroyed-keys", "").isBlank()) {
            findings.add(Finding.DESTROYED_KEYS_UNLISTED);
        }
        var keys = settings.getRequiredProperty("pulang.keystore.url");
        if (server(keys).equals(server(settings.getRequiredProperty("spring.datasource.url"))) || sameCluster()) {
            findings.add(Finding.KEY_STORE_WITH_THE_EVENTS);
        }
        if (!DatabaseCheck.verified(keys)) {
            findings.add(Finding.KEY_STORE_UNVERIFIED);
        }
        return findings.build();
    }

    /** Under two names, or through two poolers, it is still one; PostgreSQL knows. */
    private boolean sameCluster() {
        return cluster(Login.of(
                        settings,
                        "PULANG_KEYSTORE_USER",
                        "pulang.keystore.url",
                        "pulang.keystore.username",
                        "pulang.keystore.password"))
                == cluster(Login.of(
                        settings,
                        "PULANG_DATABASE_USER",
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password"));
    }

    private static long cluster(Login login) {
        return login.ask(jdbc -> jdbc.sql("SELECT system_identifier FROM pg_control_system()")
                .query(Long.class)
                .single());
    }

    /** Hosts and ports of {@code jdbc:postgresql://hosts/database?…}. */
    private static String server(String url) {
        return url.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("[/?].*", "");
    }
}
