package org.pulang.runner.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.keys.DestroyedList;
import org.pulang.keys.KeyKeeper;
import org.pulang.keys.LocalKek;
import org.pulang.runner.console.Patience;
import org.pulang.runner.console.Trouble;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The key-encryption keys of a running Pulang: how much each wraps, and how one is replaced by another while everybody goes on
 * reading. Of another installation than the runner's, the environment names the key store as for the services.
 */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Looks after the key-encryption keys of a running Pulang.",
        footer = {"", "To replace one: keys add ID, keys rewrap, back up the key store, keys destroy-old."})
public final class Keys {

    /** A key proposed before the services saw the new key-encryption key is in the key store, or given up, after this. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(15);

    @Option(
            names = "--data-directory",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:PULANG_DATA_DIRECTORY:-${env:HOME:-${sys:user.home}}/.pulang}",
            description = "Of the runner (PULANG_DATA_DIRECTORY; ${DEFAULT-VALUE}).")
    private Path dataDirectory;

    @Spec
    private CommandSpec spec;

    @Command(name = "status", description = "How many keys each key-encryption key wraps, and how many are destroyed.")
    int status() {
        try (var keeper = keeper()) {
            say("Wraps now: %s", kek().current());
            keeper.wrappedBy().forEach((kek, count) -> say("%s: %,d", kek, count));
            say(
                    "destroyed: %,d, on the list: %,d",
                    keeper.tombstones().size(), list().keys().size());
        }
        return 0;
    }

    @Command(name = "add", description = "Makes a new key-encryption key, which wraps from now on.")
    int add(@Parameters(paramLabel = "ID", description = "Its id, not used before.") String id) {
        try {
            LocalKek.add(kekFile(), id);
        } catch (IllegalStateException e) {
            throw new Trouble(String.valueOf(e.getMessage()), e);
        }
        list().add(Map.of());
        say("%s wraps from now on. Next: keys rewrap", kek().current());
        return 0;
    }

    @Command(name = "rewrap", description = "Wraps every key anew that another than the current one wraps.")
    int rewrap() {
        try (var keeper = keeper()) {
            say("%,d keys were wrapped anew.", keeper.rewrap());
            list().add(Map.of());
        }
        return 0;
    }

    @Command(
            name = "destroy-old",
            description = "Destroys all key-encryption keys but the current one, if nothing needs them any more.")
    int destroyOld() {
        try (var keeper = keeper()) {
            var current = kek().current();
            keeper.rewrap();
            Patience.pause(UNDER_WAY);
            if (keeper.rewrap() > 0 || !keeper.wrappedBy().keySet().stream().allMatch(current::equals)) {
                throw new Trouble("Some keys are still wrapped by an older one. Nothing was destroyed; try again.");
            }
            list().add(Map.of());
            LocalKek.keepCurrent(kekFile());
            say("Only %s is left. Older backups of the key store are worthless now.", current);
        }
        return 0;
    }

    private KeyKeeper keeper() {
        var database = new DriverManagerDataSource(
                setting("PULANG_KEYSTORE_URL", this::runnersUrl),
                setting("PULANG_KEYSTORE_ERASER_USER", () -> "key_eraser"),
                setting("PULANG_KEYSTORE_ERASER_PASSWORD", () -> read(file("database-password-key_eraser"))));
        return new KeyKeeper(database, kek());
    }

    private String runnersUrl() {
        var note = file("postgresql/postmaster.pid");
        if (Files.notExists(note)) {
            throw new Trouble("No Pulang runs on %s.".formatted(dataDirectory));
        }
        return "jdbc:postgresql://127.0.0.1:%s/pulang_keys"
                .formatted(read(note).lines().toList().get(3));
    }

    private LocalKek kek() {
        return LocalKek.ofFile(kekFile());
    }

    private Path kekFile() {
        return Path.of(setting("PULANG_KEK_FILE", () -> file("kek").toString()));
    }

    private DestroyedList list() {
        return new DestroyedList(
                Path.of(setting(
                        "PULANG_DESTROYED_KEYS_FILE",
                        () -> file("destroyed-keys").toString())),
                kek());
    }

    private static String setting(String name, java.util.function.Supplier<String> otherwise) {
        @Nullable String set = System.getenv(name);
        return set == null || set.isBlank() ? otherwise.get() : set;
    }

    private Path file(String name) {
        return dataDirectory.resolve(name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Trouble("%s cannot be read.".formatted(file), e);
        }
    }

    private void say(String text, Object... values) {
        var out = spec.commandLine().getOut();
        out.printf(text + "%n", values);
        out.flush();
    }
}
