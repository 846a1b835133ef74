package org.pulang.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.pulang.bench.store.Candidate;
import org.pulang.bench.store.Database;
import org.pulang.bench.store.Store;

/** The stores of one measure, each on a fresh database; all are gone when it is closed. */
final class Opened implements AutoCloseable {

    /** A store and the database it is on. */
    record Place(Store store, Database database) {}

    private final Run run;
    private final Map<Candidate, Place> places = new LinkedHashMap<>();

    /** @param connections the most that each uses at once */
    Opened(Run run, int connections, Candidate... candidates) throws Exception {
        this.run = run;
        for (var candidate : candidates) {
            if (run.present().contains(candidate)) {
                var database = run.server().database(candidate.name().toLowerCase(Locale.ROOT));
                places.put(candidate, new Place(candidate.open(database, connections, run.packages()), database));
            }
        }
    }

    boolean has(Candidate candidate) {
        return places.containsKey(candidate);
    }

    Set<Candidate> candidates() {
        return places.keySet();
    }

    Store store(Candidate candidate) {
        return place(candidate).store();
    }

    Database database(Candidate candidate) {
        return place(candidate).database();
    }

    private Place place(Candidate candidate) {
        var place = places.get(candidate);
        if (place == null) {
            throw new IllegalStateException("%s is not there.".formatted(candidate));
        }
        return place;
    }

    void forEach(BiConsumer<Candidate, Store> action) {
        places.forEach((candidate, place) -> action.accept(candidate, place.store()));
    }

    @Override
    public void close() throws SQLException {
        for (var place : places.values()) {
            place.store().close();
            run.server().drop(place.database());
        }
    }
}
