package org.pulang.bench.store;

import java.nio.file.Path;

/** What is measured, and what it is measured beside. */
public enum Candidate {
    OURS("Pulang"),
    OURS_GROUPED("Pulang, group commit"),
    OURS_UNCACHED("Pulang, no cache"),
    OURS_SEALED("Pulang, encrypted"),
    RAW("PostgreSQL by hand"),
    STOCK("Axon JDBC"),
    STOCK_TUNED("Axon JDBC, tuned"),
    STOCK_JPA("Axon JPA"),
    PEKKO("Pekko JDBC"),
    EMMETT("Emmett"),
    DCB("dcb-event-store");

    private final String label;

    Candidate(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }

    /** @param connections the most it uses at once, where that can be said */
    public Store open(Database database, int connections, Path packages) throws Exception {
        return switch (this) {
            case OURS -> OurStore.open(database, connections, true, false);
            case OURS_GROUPED -> OurStore.open(database, connections, true, true);
            case OURS_UNCACHED -> OurStore.open(database, connections, false, false);
            case OURS_SEALED -> OurStore.openSealed(database, connections);
            case RAW -> new RawStore(database, connections);
            case STOCK -> StockJdbc.open(database, connections, false);
            case STOCK_TUNED -> StockJdbc.open(database, connections, true);
            case STOCK_JPA -> StockJpa.open(database, connections);
            case PEKKO -> new PekkoStore(database);
            case EMMETT -> new NodeStore(packages, "emmett", database);
            case DCB -> new NodeStore(packages, "dcb", database);
        };
    }
}
