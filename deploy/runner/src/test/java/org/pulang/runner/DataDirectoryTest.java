package org.pulang.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.runner.console.Trouble;

class DataDirectoryTest {

    @TempDir
    private Path root;

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        try (var directory = DataDirectory.open(root.resolve("new"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.root())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refusesDataOfAnotherFormat() throws IOException {
        Files.writeString(root.resolve("format"), "9999\n");

        assertThatThrownBy(() -> DataDirectory.open(root))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("format 9999")
                .hasMessageContaining("--data-directory");
    }

    @Test
    void saysWhatToDoWithDataThatAreTooOld() throws IOException {
        Files.writeString(root.resolve("format"), "6\n");

        assertThatThrownBy(() -> DataDirectory.open(root))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(root.toString())
                .hasMessageContaining("too old")
                .hasMessageContaining("--data-directory")
                .hasMessageContaining("delete");
        assertThat(root.resolve("format")).hasContent("6");
    }

    @Test
    void opensAgainWhatItFinished() {
        try (var directory = DataDirectory.open(root)) {
            directory.finished();
        }
        try (var again = DataDirectory.open(root)) {
            assertThat(again.unfinished()).isFalse();
        }
    }

    @Test
    void keepsTheLastFewLogs() throws IOException {
        try (var directory = DataDirectory.open(root)) {
            for (int run = 1; run <= 8; run++) {
                Files.writeString(directory.newLog("some"), "run " + run);
            }
        }

        assertThat(root.resolve("log/some.log")).hasContent("run 8");
        assertThat(root.resolve("log/some.1.log")).hasContent("run 7");
        assertThat(root.resolve("log/some.5.log")).hasContent("run 3");
        assertThat(root.resolve("log/some.6.log")).doesNotExist();
    }
}
