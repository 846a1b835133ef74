package org.pulang.query.casefile;

import java.util.List;

/**
 * A topic as the page shows it, every text already in the reader's language.
 *
 * @param name the topic's code, for addresses
 */
record TopicView(String name, String label, List<Fact> facts, List<Table> tables) {

    /** Stands for what is not known. */
    static final String ABSENT = "–";

    public boolean isEmpty() {
        return facts.isEmpty() && tables.isEmpty();
    }

    /** How many entries its tables have, those that are not shown among them. */
    public int entries() {
        return tables.stream()
                .mapToInt(table -> table.rows().size() + table.older())
                .sum();
    }

    record Fact(String label, String text) {}

    /** @param older rows before these that are not shown here */
    record Table(String caption, List<String> columns, List<List<String>> rows, int older) {}
}
