package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.e2e.store.Server;

/** A service that nobody told that this is only one machine takes it for the real thing. */
class ProductionE2E {

    @ParameterizedTest
    @ValueSource(strings = {"org.pulang.command.CommandService", "org.pulang.query.QueryService"})
    void endsWithASentenceForEachThingThatIsUnsafe(String service) throws Exception {
        try (var server = Server.start()) {
            var process = start(service, server.url(server.freshDatabase()), Map.of());
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(output)
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
            var process = start(
                    service, server.url(server.freshDatabase()), Map.of("PULANG_DESTROYED_KEYS_FILE", list.toString()));
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(output)
                    .contains("The list of destroyed keys is named (PULANG_DESTROYED_KEYS_FILE), but is not there.");
            assertThat(list).doesNotExist();
        }
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
