package org.pulang.keys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.personal.KeysUnavailable;

/** Against a server that speaks the protocol; Vault itself is not part of the build. */
class VaultKekTest extends KekContract {

    @TempDir
    private Path directory;

    private TransitServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TransitServer();
        server.make("first");
        Files.writeString(directory.resolve("token"), TransitServer.TOKEN + "\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    Kek first() {
        return kek("first");
    }

    @Override
    Kek second() {
        server.make("second");
        return kek("second");
    }

    @Override
    Kek withoutFirst() {
        server.delete("first");
        return kek("second");
    }

    @Override
    void takeAway() {
        server.close();
    }

    @Test
    void isAwayForWhoHasNoToken() throws IOException {
        Files.writeString(directory.resolve("token"), "s.other");
        assertThatThrownBy(() -> kek("first").wrap(new byte[32], new byte[1]))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("403");
        assertThatThrownBy(() -> kek("../sys/seal")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kek("first").unwrap("../sys/seal", new byte[1], new byte[1]))
                .isInstanceOf(KeysUnavailable.class);
    }

    private Kek kek(String current) {
        return new VaultKek(server.engine(), directory.resolve("token"), current);
    }
}
