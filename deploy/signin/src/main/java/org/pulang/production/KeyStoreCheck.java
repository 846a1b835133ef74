package org.pulang.production;

import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Who gets hold of the environment of a process, or listens to it, must not hold the keys as well. */
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
        if (!DatabaseCheck.verified(settings.getRequiredProperty("pulang.keystore.url"))) {
            findings.add(Finding.KEY_STORE_UNVERIFIED);
        }
        return findings.build();
    }
}
