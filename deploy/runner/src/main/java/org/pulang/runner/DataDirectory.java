package org.pulang.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pulang.runner.console.Trouble;

/** Everything the runner keeps between runs; readable by its owner alone, used by one runner at a time. */
public final class DataDirectory implements AutoCloseable {

    /** Raised when an older runner could no longer read what this one writes. */
    private static final int FORMAT = 8;

    private static final int LOGS_KEPT = 5;

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** @throws Trouble if another runner uses it, it is of another format, or cannot be written */
    static DataDirectory open(Path path) {
        var root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            Files.createDirectories(root.resolve("log"));
            var lock =
                    FileChannel.open(root.resolve("runner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock held = lock.tryLock();
            if (held == null) {
                lock.close();
                throw new Trouble("Another runner uses %s. Stop it, or name another directory with --data-directory."
                        .formatted(root));
            }
            var directory = new DataDirectory(root, lock);
            directory.refuseOtherFormat();
            return directory;
        } catch (IOException e) {
            throw new Trouble("%s cannot be used as data directory: %s".formatted(root, e.getMessage()), e);
        }
    }

    Path root() {
        return root;
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    /** Not yet begun, or its first start was broken off: nothing in it is worth keeping. */
    boolean unfinished() {
        return Files.notExists(file("format"));
    }

    void finished() {
        write(file("format"), FORMAT + "\n");
    }

    /** A new, empty log file; the last few are kept beside it as {@code name.1.log} (the newest) and so on. */
    Path newLog(String name) {
        try {
            for (int age = LOGS_KEPT - 1; age >= 0; age--) {
                var log = log(name, age);
                if (Files.exists(log)) {
                    Files.move(log, log(name, age + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log(name, 0);
    }

    private Path log(String name, int age) {
        return root.resolve("log").resolve(age == 0 ? name + ".log" : "%s.%d.log".formatted(name, age));
    }

    /** Moves what an earlier, broken start left out of the way, without deleting it. */
    void setAside(Path path) {
        try {
            Files.move(
                    path,
                    path.resolveSibling("%s.unfinished-%d"
                            .formatted(
                                    path.getFileName(),
                                    Files.getLastModifiedTime(path).toMillis())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A password kept in the file of that name, drawn when it is first asked for. */
    public String secret(String name) {
        return read(secret(name, () -> {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes) + "\n";
        }));
    }

    /** A file that only its owner may read, made when it is first asked for. */
    Path secret(String name, Supplier<String> text) {
        var path = file(name);
        try {
            if (Files.notExists(path)) {
                var made = path.resolveSibling(name + ".new");
                Files.deleteIfExists(made);
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                Files.writeString(made, text.get());
                Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
            }
            return path;
        } catch (IOException e) {
            throw new Trouble("%s cannot be written: %s".formatted(path, e.getMessage()), e);
        }
    }

    static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path path) {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseOtherFormat() {
        if (unfinished()) {
            return;
        }
        var format = read(file("format"));
        if (isOlder(format)) {
            throw new Trouble(
                    ("The data in %s are of a preview of Pulang (format %s) and too old: this version keeps them otherwise"
                                    + " and takes nothing over. Name another directory with --data-directory, or delete"
                                    + " this one.")
                            .formatted(root, format));
        }
        if (!format.equals(String.valueOf(FORMAT))) {
            throw new Trouble(
                    ("The data in %s have format %s, this version reads format %d. Use the version of Pulang that"
                                    + " wrote them, or name another directory with --data-directory.")
                            .formatted(root, format, FORMAT));
        }
    }

    private static boolean isOlder(String format) {
        return format.matches("\\d{1,4}") && Integer.parseInt(format) < FORMAT;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
