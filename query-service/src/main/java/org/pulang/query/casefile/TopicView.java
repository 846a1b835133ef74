package org.pulang.query.casefile;

import java.util.List;

/**
 * A topic as the page shows it, every text already in the reader's language.
 *
 * @param name the topic's code, for addresses
 */
record TopicView(String name, String label, List<Fact> facts, List<Table> tables) {

    public boolean isEmpty() {
        return facts.isEmpty() && tables.isEmpty();
    }

    record Fact(String label, String text) {}

    record Table(String caption, List<String> columns, List<List<String>> rows) {}
}
