package org.pulang.production;

import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Who gets hold of the cluster with the events must not hold the keys as well. */
final class KeyClusterCheck implements ProductionCheck {

    private final Environment settings;

    KeyClusterCheck(Environment settings) {
        this.settings = settings;
    }

    @Override
    public Stream<Finding> findings() {
        var keys = settings.getRequiredProperty("pulang.keystore.url");
        var events = settings.getRequiredProperty("spring.datasource.url");
        return server(keys).equals(server(events)) || sameCluster()
                ? Stream.of(Finding.KEY_STORE_WITH_THE_EVENTS)
                : Stream.empty();
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
