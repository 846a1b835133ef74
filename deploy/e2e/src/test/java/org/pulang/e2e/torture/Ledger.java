package org.pulang.e2e.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the client asked for and what it was told, on disk before it asks and before it goes on. Times are the client's own
 * nanoseconds; they only tell what came before what.
 */
final class Ledger implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final FileChannel file;
    private final Map<Command, List<Decision>> decisions = new ConcurrentHashMap<>();

    Ledger(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A command with its Idempotency-Key.
     *
     * @param ofCase absent if the service is to make the id
     */
    record Command(
            String key,
            @Nullable String ofCase,
            String name,
            String body,
            @Nullable Long ifMatch) {

        String path() {
            return ofCase == null ? "/api/cases/" + name : "/api/cases/%s/%s".formatted(ofCase, name);
        }
    }

    enum Outcome {
        ACKNOWLEDGED,
        REFUSED
    }

    /** @param version after the command, if it was acknowledged */
    record Decision(
            Command command, Outcome outcome, String ofCase, long version, long position, long sent, long decided) {}

    void sent(Command command) {
        decisions.computeIfAbsent(command, unknown -> new ArrayList<>());
        write(Map.of(
                "sent", command.key(),
                "path", command.path(),
                "body", sha256(command.body()),
                "ifMatch", String.valueOf(command.ifMatch()),
                "at", System.nanoTime()));
    }

    void unknown(Command command, String why) {
        write(Map.of("unknown", command.key(), "why", why, "at", System.nanoTime()));
    }

    void decided(Decision decision) {
        decisions.compute(decision.command(), (command, before) -> {
            var all = before == null ? new ArrayList<Decision>() : new ArrayList<>(before);
            all.add(decision);
            return all;
        });
        write(Map.of(
                "decided", decision.command().key(),
                "outcome", decision.outcome(),
                "case", decision.ofCase(),
                "version", decision.version(),
                "position", decision.position(),
                "at", decision.decided()));
    }

    /** Per command; none while it is undecided, several if it was sent by several at once. */
    Map<Command, List<Decision>> decisions() {
        return decisions;
    }

    List<Decision> acknowledged() {
        return decisions.values().stream()
                .flatMap(List::stream)
                .filter(decision -> decision.outcome() == Outcome.ACKNOWLEDGED)
                .toList();
    }

    private void write(Map<String, ?> line) {
        try {
            var bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            file.write(ByteBuffer.wrap(bytes));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
