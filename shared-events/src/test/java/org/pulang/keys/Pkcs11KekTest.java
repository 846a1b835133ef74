package org.pulang.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.util.FileSystemUtils;

/**
 * On SoftHSM, a device made of software; skipped where that is not installed ({@code softhsm2} of Debian). Its library reads its
 * settings from where the environment says ({@code SOFTHSM2_CONF}, set by the build).
 */
class Pkcs11KekTest extends KekContract {

    private static final String PIN = "1234";

    private static final Path SETTINGS = Path.of(System.getenv().getOrDefault("SOFTHSM2_CONF", "softhsm2.conf"));
    private static final Path DIRECTORY = SETTINGS.toAbsolutePath().resolveSibling("softhsm");
    private static final List<Path> LIBRARIES = Stream.of(
                    "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
            .map(Path::of)
            .filter(Files::exists)
            .toList();

    private final Path configuration = DIRECTORY.resolve("pkcs11.cfg");

    @BeforeAll
    static void aToken() throws Exception {
        assumeTrue(!LIBRARIES.isEmpty(), "SoftHSM is not installed here; PKCS#11 was not tried.");
        FileSystemUtils.deleteRecursively(DIRECTORY);
        Files.createDirectories(DIRECTORY.resolve("tokens"));
        Files.writeString(
                SETTINGS,
                "directories.tokendir = %s%nobjectstore.backend = file%nlog.level = ERROR%n"
                        .formatted(DIRECTORY.resolve("tokens")));
        run("softhsm2-util", "--init-token", "--free", "--label", "pulang", "--pin", PIN, "--so-pin", "5678");
        Files.writeString(DIRECTORY.resolve("pin"), PIN + "\n");
    }

    @BeforeEach
    void configure() throws Exception {
        Files.writeString(configuration, """
                name = pulang
                library = %s
                slotListIndex = 0
                attributes(*,CKO_SECRET_KEY,*) = {
                  CKA_TOKEN = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_ENCRYPT = true
                  CKA_DECRYPT = true
                }
                """.formatted(LIBRARIES.get(0)));
        var keys = keys();
        for (var label : List.of("first", "second")) {
            if (keys.containsAlias(label)) {
                keys.deleteEntry(label);
            }
        }
        make("first");
    }

    @Override
    Kek first() {
        return kek("first");
    }

    @Override
    Kek second() throws Exception {
        make("second");
        return kek("second");
    }

    @Override
    Kek withoutFirst() throws Exception {
        keys().deleteEntry("first");
        return kek("second");
    }

    /** As far as that can be done to software: its key is gone. */
    @Override
    void takeAway() throws Exception {
        keys().deleteEntry("first");
    }

    private Kek kek(String current) {
        return new Pkcs11Kek(configuration, DIRECTORY.resolve("pin"), current);
    }

    private KeyStore keys() throws Exception {
        var keys =
                KeyStore.getInstance("PKCS11", Security.getProvider("SunPKCS11").configure(configuration.toString()));
        keys.load(null, PIN.toCharArray());
        return keys;
    }

    private void make(String label) throws Exception {
        var keys = keys();
        var generator = KeyGenerator.getInstance("AES", keys.getProvider());
        generator.init(256);
        var key = generator.generateKey();
        assertThat(key.getEncoded()).as("never leaves the device").isNull();
        keys.setKeyEntry(label, key, null, null);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
