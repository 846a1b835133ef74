package org.pulang.query;

import org.pulang.personal.Opener;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Opens what a {@link TestStore} sealed; there is no key store in these tests. */
@TestConfiguration(proxyBeanMethods = false)
class TestKeys {

    @Bean(destroyMethod = "")
    @Primary
    Opener testKeys() {
        return TestStore.KEYS;
    }
}
