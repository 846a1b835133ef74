package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.e2e.store.Server;

/** A service that nobody told that this is only one machine takes it for the real thing. */
class ProductionE2E {

    private static final Map<String, String> COMMAND_ROLES = Map.of(
            "DATABASE", "store_writer",
            "MIGRATION", "store_owner",
            "KEYSTORE", "key_writer",
            "KEYSTORE_ERASER", "key_eraser",
            "KEYSTORE_MIGRATION", "pulang_keys");

    private static final Map<String, String> QUERY_ROLES = Map.of(
            "DATABASE", "reader",
            "REPLAY", "replay",
            "PROJECTOR", "projector",
            "AUDIT", "audit_owner",
            "KEYSTORE", "key_reader");

    @ParameterizedTest
    @ValueSource(strings = {"org.pulang.command.CommandService", "org.pulang.query.QueryService"})
    void endsWithASentenceForEachThingThatIsUnsafe(String service) throws Exception {
        try (var server = Server.start()) {
            assertThat(refusal(service, server.url(server.freshDatabase()), Map.of()))
                    .contains(
                            "The issuer is not reached by https://.",
                            "The issuer is on this machine's loopback address",
                            "The database user is a superuser.",
                            "The key-encryption keys come as text in the environment.",
                            "The key store is in the same cluster as the events.",
                            "The database's certificate is not verified.")
                    .doesNotContain("fsync = off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.pulang.command.CommandService", "org.pulang.query.QueryService"})
    void doesNotTakeAMissingListOfDestroyedKeysForAnEmptyOne(String service, @TempDir Path directory) throws Exception {
        try (var server = Server.start()) {
            var list = directory.resolve("destroyed-keys");
            assertThat(refusal(
                            service,
                            server.url(server.freshDatabase()),
                            Map.of("PULANG_DESTROYED_KEYS_FILE", list.toString())))
                    .contains("The list of destroyed keys is named (PULANG_DESTROYED_KEYS_FILE), but is not there.");
            assertThat(list).doesNotExist();
        }
    }

    /** The files of grants are carried out at each start; what somebody gave to others beside them stays, and is seen. */
    @ParameterizedTest
    @ValueSource(strings = {"org.pulang.command.CommandService", "org.pulang.query.QueryService"})
    void endsWhereTheDatabaseGivesMoreThanItsFiles(String service) throws Exception {
        try (var server = Server.start()) {
            var database = server.freshDatabase();
            execute(server, database, text("/roles.sql"), text("/key-roles.sql"));
            var roles = service.endsWith("CommandService") ? COMMAND_ROLES : QUERY_ROLES;

            var settings = new TreeMap<String, String>();
            settings.put("PULANG_KEYSTORE_URL", server.url(database).replace("127.0.0.1", "localhost"));
            roles.forEach((setting, role) -> {
                settings.put("PULANG_%s_USER".formatted(setting), role);
                settings.put("PULANG_%s_PASSWORD".formatted(setting), "none");
            });
            assertThat(refusal(service, server.url(database), settings))
                    // Reached by another name, but it says itself which cluster it is.
                    .contains("The key store is in the same cluster as the events.")
                    .doesNotContain("Rights in", "ow-level security", "histories", "is a superuser", "owns tables");

            var table = service.endsWith("CommandService") ? "eventstore.staff" : "readmodel.staff";
            execute(
                    server,
                    database,
                    "GRANT DELETE ON %s TO key_eraser".formatted(table),
                    "ALTER ROLE %s BYPASSRLS".formatted(roles.get("DATABASE")),
                    "ALTER ROLE key_reader CREATEROLE",
                    "ALTER ROLE key_writer CREATEROLE");
            assertThat(refusal(service, server.url(database), settings))
                    .contains(
                            "Rights in the database are other than the service's file of grants says",
                            "given, but not in the file: [key_eraser DELETE " + table + "]",
                            "may pass by row-level security",
                            "PULANG_DATABASE_USER: [DATABASE_ROLE_TOO_STRONG]",
                            "PULANG_KEYSTORE_USER: [DATABASE_ROLE_TOO_STRONG]");
        }
    }

    private static void execute(Server server, String database, String... statements) throws SQLException {
        try (var superuser = server.connect(database);
                var statement = superuser.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String text(String resource) throws IOException {
        try (var in = Objects.requireNonNull(ProductionE2E.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** All that it says until it has ended. */
    private static String refusal(String service, String databaseUrl, Map<String, String> more) throws Exception {
        var process = start(service, databaseUrl, more);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        return output;
    }

    private static Process start(String service, String databaseUrl, Map<String, String> more) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dloader.main=" + service,
                        "-cp",
                        Objects.requireNonNull(
                                System.getProperty("pulang.runner.jar"), "pulang.runner.jar, set in the pom"),
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                .redirectErrorStream(true)
                .directory(new File("target"));
        var settings = builder.environment();
        settings.remove("SPRING_PROFILES_ACTIVE");
        settings.put("PULANG_ISSUER", "http://localhost:8070");
        settings.put("PULANG_DATABASE_URL", databaseUrl);
        settings.put("PULANG_DATABASE_USER", "postgres");
        settings.put("PULANG_DATABASE_PASSWORD", "none");
        settings.put("PULANG_KEK", "local AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        settings.put("PULANG_COMMAND_PORT", "0");
        settings.put("PULANG_QUERY_PORT", "0");
        settings.putAll(more);
        return builder.start();
    }
}
