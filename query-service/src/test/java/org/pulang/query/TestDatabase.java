package org.pulang.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.pulang.signin.TestIssuer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One embedded PostgreSQL per test run; a service that starts with it finds an empty event store. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String KEK = "test AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String name;

    TestDatabase() {
        this(create());
        createEventStore();
    }

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A database without an event store. */
    public static TestDatabase empty() {
        return new TestDatabase(create());
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an operator does, in this server for good: whoever migrates afterwards gives them their rights. */
    public static void createRoles() {
        try {
            JdbcClient.create(POSTGRES.getPostgresDatabase())
                    .sql(Files.readString(file("deploy/runner/src/main/resources/roles.sql")))
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String create() {
        var name = "test_" + DATABASES.incrementAndGet();
        JdbcClient.create(POSTGRES.getPostgresDatabase())
                .sql("CREATE DATABASE " + name)
                .update();
        return name;
    }

    /** Does what the command service does when it starts for the first time. */
    public void createEventStore() {
        migrate(
                "eventstore",
                "command-service/src/main/resources/db/eventstore/V1__event_store.sql",
                "command-service/src/main/resources/db/eventstore/V16__attachment.sql");
    }

    /** What the engine needs, without any projection's tables. */
    public void createReadModel() {
        migrate("readmodel", "query-service/src/main/resources/db/readmodel/V1__replay.sql");
    }

    private void migrate(String schema, String... scripts) {
        try {
            var all = new StringBuilder();
            for (var script : scripts) {
                all.append(Files.readString(file(script))).append(";\n");
            }
            jdbc().sql("CREATE SCHEMA %1$s; SET search_path = %1$s; %2$s RESET search_path".formatted(schema, all))
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the project, whichever module's tests ask. */
    private static Path file(String path) {
        var root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve(path))) {
            root = Objects.requireNonNull(root.getParent(), path);
        }
        return root.resolve(path);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    public DataSource dataSource() {
        return POSTGRES.getDatabase("postgres", name);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().addActiveProfile("local");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.of(
                                "PULANG_ISSUER", TestIssuer.shared().url(),
                                "PULANG_COMMAND_API", TestCommandApi.shared().url(),
                                "PULANG_DATABASE_URL", POSTGRES.getJdbcUrl("postgres", name),
                                "PULANG_DATABASE_USER", "postgres",
                                "PULANG_DATABASE_PASSWORD", "postgres",
                                "PULANG_KEK", KEK,
                                "PULANG_READS_PER_MINUTE", "0",
                                "PULANG_COMMANDS_PER_MINUTE", "0",
                                "PULANG_SEARCHES_PER_HOUR", "0",
                                "PULANG_CASES_PER_HOUR", "0")));
    }
}
