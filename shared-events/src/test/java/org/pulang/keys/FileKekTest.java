package org.pulang.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;

class FileKekTest extends KekContract {

    private static final String FIRST = LocalKek.newLine("first");
    private static final String SECOND = LocalKek.newLine("second");

    @TempDir
    private Path directory;

    private int written;

    @Override
    Kek first() throws IOException {
        return LocalKek.ofFile(file(FIRST));
    }

    @Override
    Kek second() throws IOException {
        return LocalKek.ofFile(file(SECOND + FIRST));
    }

    @Override
    Kek withoutFirst() throws IOException {
        return LocalKek.ofFile(file(SECOND));
    }

    @Override
    void takeAway() throws IOException {
        Files.delete(directory.resolve("kek"));
    }

    private Path file(String text) throws IOException {
        var file = directory.resolve("kek");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        // Written within one tick of the file system's clock, it would look unchanged.
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(++written)));
        return file;
    }
}
