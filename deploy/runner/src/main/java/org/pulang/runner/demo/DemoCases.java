package org.pulang.runner.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.function.LongConsumer;
import org.pulang.runner.batch.Batch;
import org.pulang.runner.console.Trouble;

/**
 * The simulated cases of a seed. What is there is not made again, and what was broken off is sent again with the same ids and
 * keys: both hang on the day of the first start, which is kept in a file with the number of those that are ready.
 */
public final class DemoCases {

    private static final int LIVES_PER_REQUEST = 4;
    private static final int YEARS = 3;

    private final Batch batch;
    private final Path file;
    private final long seed;
    private final LocalDate firstStart;
    private int ready;

    /** @param today up to where the stories reach, where none are there yet */
    public DemoCases(Batch batch, Path file, long seed, LocalDate today) {
        this.batch = batch;
        this.file = file;
        this.seed = seed;
        var state = load();
        this.firstStart = LocalDate.parse(state.getProperty("first-start", today.toString()));
        this.ready = Integer.parseInt(state.getProperty("ready", "0"));
    }

    /** How many there are. */
    public int ready() {
        return ready;
    }

    /**
     * Sees to it that there are so many.
     *
     * @param progress told how many are ready
     * @throws Trouble if the service refuses one
     */
    public void ensure(int cases, LongConsumer progress) {
        save();
        complain(Lives.refused(batch, DemoProvider.directory(firstStart)));
        var lives = new Lives(seed, firstStart, YEARS);
        while (ready < cases) {
            var until = Math.min(cases, ready + LIVES_PER_REQUEST);
            complain(lives.send(batch, ready, until));
            ready = until;
            save();
            progress.accept(ready);
        }
    }

    private static void complain(List<Lives.Refused> refused) {
        if (!refused.isEmpty()) {
            throw new Trouble("A simulated case was refused (%s). Start with --demo-cases=0 to do without."
                    .formatted(refused.get(0)));
        }
    }

    private Properties load() {
        var state = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                state.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return state;
    }

    private void save() {
        try {
            Files.writeString(file, "first-start=%s%nready=%d%n".formatted(firstStart, ready));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
