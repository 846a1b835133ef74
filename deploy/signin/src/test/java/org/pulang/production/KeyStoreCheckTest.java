package org.pulang.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class KeyStoreCheckTest {

    private static final Map<String, Object> SAFE = Map.of(
            "pulang.keystore.url", "jdbc:postgresql://keys.example.go.id/keys?sslmode=verify-full",
            "spring.datasource.url", "jdbc:postgresql://events.example.go.id/pulang?sslmode=verify-full",
            "pulang.keystore.destroyed-keys", "/var/lib/pulang/destroyed-keys",
            "pulang.keystore.vault.transit", "https://vault.example.go.id/v1/transit");

    @Test
    void findsNothingWhereAllIsAsItMustBe() {
        assertThat(findings("pulang.keystore.vault.transit", "https://vault.example.go.id/v1/transit"))
                .isEmpty();
        assertThat(findings("pulang.keystore.vault.transit", "HTTPS://vault.example.go.id/v1/transit"))
                .isEmpty();
    }

    @Test
    void findsAHolderOfTheKeysThatIsReachedInTheOpen() {
        for (var open : List.of("http://vault.example.go.id/v1/transit", "http://127.0.0.1:8200/v1/transit", "vault")) {
            assertThat(findings("pulang.keystore.vault.transit", open))
                    .as(open)
                    .containsExactly(Finding.VAULT_NOT_HTTPS);
        }
    }

    @Test
    void findsThatNoListOfDestroyedKeysIsNamed() {
        assertThat(findings("pulang.keystore.destroyed-keys", "")).containsExactly(Finding.DESTROYED_KEYS_UNLISTED);
    }

    private static List<Finding> findings(String setting, String value) {
        var settings = new HashMap<>(SAFE);
        settings.put(setting, value);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("of the test", settings));
        return new KeyStoreCheck(environment).findings().toList();
    }
}
