package org.pulang.bench.delivery;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Database;

/** A projector in a process of its own, as a query service is one. */
public final class ProjectorProcess implements AutoCloseable {

    private final UUID node = UUID.randomUUID();
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    public ProjectorProcess(Candidate candidate, Database database) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProjectorMain.class.getName(),
                        candidate.name(),
                        String.valueOf(database.port()),
                        database.name(),
                        node.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        answer();
    }

    /** Under which it holds what it works on. */
    public UUID node() {
        return node;
    }

    /** Has it count everything anew. @return seconds it took */
    public double rebuild() throws IOException {
        questions.write("rebuild");
        questions.newLine();
        questions.flush();
        return Double.parseDouble(answer());
    }

    private String answer() throws IOException {
        var answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("The projector's process ended.");
        }
        return answer;
    }

    /** As a power cut would end it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
