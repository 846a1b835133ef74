package org.pulang.bench.delivery;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Database;

/** The process that {@link ProjectorProcess} starts; it ends when its standard input does, so that none outlives the benchmark. */
final class ProjectorMain {

    private ProjectorMain() {}

    /** @param arguments candidate, port, database, id of the node */
    public static void main(String[] arguments) throws Exception {
        var candidate = Candidate.valueOf(arguments[0]);
        var database = new Database(Integer.parseInt(arguments[1]), arguments[2]);
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var projector = Projector.start(candidate, database, UUID.fromString(arguments[3]))) {
            System.out.println("ready");
            while (questions.readLine() != null) {
                System.out.println(projector.rebuild());
            }
        }
        System.exit(0);
    }
}
