package org.pulang.query.casefile;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.casefile.TopicView.Fact;
import org.pulang.query.casefile.TopicView.Table;

/**
 * One thing in which two states of a file differ; texts are in the reader's language.
 *
 * @param topic of the thing
 * @param what it is
 * @param before absent where it was not there
 * @param after absent where it is not there any more
 */
record FileChange(
        String topic,
        String what,
        @Nullable String before,
        @Nullable String after) {

    private static final String COLUMNS = " · ";

    /** In the order of the file: facts of a topic, then its tables row by row. */
    static List<FileChange> between(List<TopicView> before, List<TopicView> after) {
        var changes = new ArrayList<FileChange>();
        for (int i = 0; i < after.size(); i++) {
            var topic = after.get(i).label();
            facts(topic, before.get(i).facts(), after.get(i).facts(), changes);
            tables(topic, before.get(i).tables(), after.get(i).tables(), changes);
        }
        return changes;
    }

    FileChange with(UnaryOperator<String> change) {
        return new FileChange(
                topic,
                change.apply(what),
                before == null ? null : change.apply(before),
                after == null ? null : change.apply(after));
    }

    private static void facts(String topic, List<Fact> before, List<Fact> after, List<FileChange> changes) {
        var old = before.stream().collect(toMap(Fact::label, Fact::text, (one, other) -> other, LinkedHashMap::new));
        for (var fact : after) {
            add(topic, fact.label(), old.remove(fact.label()), fact.text(), changes);
        }
        old.forEach((label, text) -> add(topic, label, text, null, changes));
    }

    private static void tables(String topic, List<Table> before, List<Table> after, List<FileChange> changes) {
        Map<String, Table> old =
                before.stream().collect(toMap(Table::caption, one -> one, (one, other) -> other, LinkedHashMap::new));
        for (var table : after) {
            var was = old.remove(table.caption());
            rows(topic, table, was == null ? List.of() : was.rows(), table.rows(), changes);
        }
        old.values().forEach(gone -> rows(topic, gone, gone.rows(), List.of(), changes));
    }

    /** What both begin and end with is the same; of what is between, rows are compared in their order. */
    private static void rows(
            String topic, Table table, List<List<String>> before, List<List<String>> after, List<FileChange> changes) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        var was = before.subList(head, before.size() - tail);
        var is = after.subList(head, after.size() - tail);
        for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
            if (i >= was.size()) {
                changes.add(new FileChange(topic, table.caption(), null, text(table, is.get(i))));
            } else if (i >= is.size()) {
                changes.add(new FileChange(topic, table.caption(), text(table, was.get(i)), null));
            } else {
                cells(topic, table, was.get(i), is.get(i), changes);
            }
        }
    }

    /** The first cell tells which row it is. */
    private static void cells(
            String topic, Table table, List<String> before, List<String> after, List<FileChange> changes) {
        for (int i = 0; i < after.size(); i++) {
            var column = table.columns().get(i);
            add(
                    topic,
                    "%s (%s): %s".formatted(table.caption(), after.get(0), column),
                    before.get(i),
                    after.get(i),
                    changes);
        }
    }

    private static String text(Table table, List<String> row) {
        return IntStream.range(0, row.size())
                .filter(i -> !row.get(i).equals(TopicView.ABSENT))
                .mapToObj(i -> "%s: %s".formatted(table.columns().get(i), row.get(i)))
                .reduce((one, other) -> one + COLUMNS + other)
                .orElse(TopicView.ABSENT);
    }

    /** What was a dash was not there. */
    private static void add(
            String topic, String what, @Nullable String before, @Nullable String after, List<FileChange> changes) {
        var was = TopicView.ABSENT.equals(before) ? null : before;
        var is = TopicView.ABSENT.equals(after) ? null : after;
        if (was == null ? is != null : !was.equals(is)) {
            changes.add(new FileChange(topic, what, was, is));
        }
    }
}
