package org.pulang.bench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stores written for Node: fetched where Node is there, left out where not. */
public final class Peers {

    private static final List<Candidate> ON_NODE = List.of(Candidate.EMMETT, Candidate.DCB);

    private Peers() {}

    /** @return why they are missing, and then they are also taken out of {@code present} */
    public static Optional<String> install(Path folder, Set<Candidate> present)
            throws IOException, InterruptedException {
        if (ON_NODE.stream().noneMatch(present::contains)) {
            return Optional.empty();
        }
        var reason = NodeStore.install(folder);
        if (reason.isEmpty()) {
            return Optional.empty();
        }
        ON_NODE.forEach(present::remove);
        return Optional.of(reason);
    }

    /** Removes the folder and all in it. */
    public static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
