package org.pulang.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file with a secret. */
public final class OwnersFile {

    private OwnersFile() {}

    /** @throws IllegalStateException if others than the owner may read or write it, or it cannot be read */
    public static String read(Path file) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                var allowed = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
                if (!allowed.containsAll(Files.getPosixFilePermissions(file))) {
                    throw new IllegalStateException(
                            "%s holds a key and may be read by its owner only (chmod 600).".formatted(file));
                }
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be read.".formatted(file), e);
        }
    }
}
