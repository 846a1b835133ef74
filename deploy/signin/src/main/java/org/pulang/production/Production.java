package org.pulang.production;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.pulang.signin.SignInSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service is for production unless the profile {@code local} says otherwise, and starts only if all is as it must be. */
@Configuration(proxyBeanMethods = false)
public class Production {

    private static final Logger LOG = LoggerFactory.getLogger(Production.class);

    @Bean
    ProductionCheck issuerCheck(SignInSettings settings) {
        return new IssuerCheck(settings.issuer());
    }

    @Bean
    ProductionCheck databaseCheck(DataSource database, Environment environment) {
        return new DatabaseCheck(JdbcClient.create(database), environment.getRequiredProperty("spring.datasource.url"));
    }

    /** Moved for tries on one machine; tokens and limits of time are by the true one. */
    @Bean
    ProductionCheck clockCheck(Environment environment) {
        return () -> Duration.parse(environment.getProperty("pulang.clock.offset", "PT0S"))
                        .isZero()
                ? Stream.empty()
                : Stream.of(Finding.CLOCK_MOVED);
    }

    @Bean
    ProductionCheck keyStoreCheck(Environment environment) {
        return new KeyStoreCheck(environment);
    }

    @Bean
    ProductionCheck keyClusterCheck(Environment environment) {
        return new KeyClusterCheck(environment);
    }

    /** Once everything is there, before the first request is taken. */
    @Bean
    SmartInitializingSingleton productionByDefault(List<ProductionCheck> checks, Environment environment) {
        return () -> {
            var local = environment.acceptsProfiles(Profiles.of("local"));
            var findings = local
                    ? elsewhere(environment.getProperty("server.address", ""))
                    : checks.stream().flatMap(ProductionCheck::findings).toList();
            if (!findings.isEmpty()) {
                throw new NotForProduction(findings);
            }
            if (local) {
                LOG.warn("Profile local: for trying things out on one machine, never for real people's data.");
            }
        };
    }

    private static List<Finding> elsewhere(String address) {
        return loopback(address) ? List.of() : List.of(Finding.LOCAL_NOT_LOOPBACK);
    }

    /** Whether what is sent to an address can be read by nobody in between. */
    static boolean https(String address) {
        return address.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    /** Whether a host is this machine; one that cannot be found is not. */
    static boolean loopback(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
