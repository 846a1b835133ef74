package org.pulang.query.casefile;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.pulang.query.casefile.journey.Mark;
import org.pulang.query.casefile.journey.Swimlane;
import org.pulang.query.casefile.journey.Swimlane.Column;
import org.pulang.query.page.LawChanges;
import org.pulang.query.page.LawChanges.LawChange;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells the journey of a case in words: a lane for each side of life, a word in each cell. */
@Component
class Journeys {

    private final MessageSource messages;
    private final LawChanges laws;

    Journeys(MessageSource messages, LawChanges laws) {
        this.messages = messages;
        this.laws = laws;
    }

    /**
     * The table, every text in the reader's language.
     *
     * @param summary the whole in a sentence
     * @param laws that changed in its time
     */
    record View(String summary, List<Head> columns, List<Row> rows, List<LawChange> laws) {

        public boolean isEmpty() {
            return rows.isEmpty();
        }
    }

    /**
     * A stretch of time.
     *
     * @param current whether the day looked at lies in it
     * @param laws numbers of those that changed in it
     */
    record Head(String label, boolean current, boolean ahead, List<Integer> laws) {}

    record Row(String label, List<Cell> cells) {}

    /** @param kind of the cell, for its looks; the word says the same */
    record Cell(String kind, String word, String column) {}

    /** As seen on a day of the case's zone. */
    View of(CaseFile file, LocalDate today, Locale language) {
        var swimlane = Swimlane.of(Undertakings.of(file), today);
        var columns = swimlane.columns();
        var changes = columns.isEmpty()
                ? List.<LawChange>of()
                : laws.between(
                        columns.get(0).from(), columns.get(columns.size() - 1).until(), language);
        var heads = heads(columns, changes, language);
        return new View(
                message(
                        "page.case.journey.summary",
                        language,
                        count(swimlane, Mark.Done),
                        count(swimlane, Mark.Missed),
                        count(swimlane, Mark.Planned)),
                heads,
                swimlane.rows().stream()
                        .map(row -> new Row(
                                message("page.case.lane." + row.lane(), language),
                                IntStream.range(0, row.cells().size())
                                        .mapToObj(i -> cell(row.cells().get(i), heads.get(i), language))
                                        .toList()))
                        .toList(),
                changes);
    }

    private Cell cell(Mark mark, Head head, Locale language) {
        return new Cell(
                mark.name().toLowerCase(Locale.ROOT),
                mark == Mark.None ? "" : message("page.case.mark." + mark, language),
                head.label());
    }

    private static long count(Swimlane swimlane, Mark mark) {
        return swimlane.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(mark::equals)
                .count();
    }

    private List<Head> heads(List<Column> columns, List<LawChange> changes, Locale language) {
        return columns.stream()
                .map(column -> new Head(
                        label(column, language),
                        column.current(),
                        column.ahead(),
                        LawChanges.numbers(changes, column.from().minusDays(1), column.until())))
                .toList();
    }

    private String label(Column column, Locale language) {
        var year = String.valueOf(column.from().getYear());
        return switch (column.months()) {
            case 1 -> DateTimeFormatter.ofPattern("MMM uuuu", language).format(column.from());
            case 3 ->
                message(
                        "page.case.quarter",
                        language,
                        String.valueOf((column.from().getMonthValue() + 2) / 3),
                        year);
            default -> year;
        };
    }

    private String message(String key, Locale language, Object... values) {
        return messages.getMessage(key, values.length == 0 ? null : values, language);
    }
}
