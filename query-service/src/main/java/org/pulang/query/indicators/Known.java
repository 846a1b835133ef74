package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseStatus;

/** One case of a {@link Picture} after the other, as it was known then: days in days since 1970, {@code Column.NONE} where there is none. */
final class Known {

    private static final List<String> ITSELF = List.of("");

    private static final int SHORTEST_MONTH = 28;
    private static final int LONGEST_MONTH = 31;

    private final Picture picture;
    private final int today;
    private int at;
    private List<String> entries = ITSELF;
    private int entry;

    Known(Picture picture) {
        this.picture = picture;
        this.today = (int) picture.basis().today().toEpochDay();
    }

    /** Goes to a case; whether it had been recorded then. */
    boolean at(int place) {
        at = place;
        return picture.known(place);
    }

    UUID caseId() {
        return picture.caseId(at);
    }

    /** The case's place. */
    int place() {
        return at;
    }

    /** Up to which time has passed. */
    int today() {
        return today;
    }

    int number(Fact fact) {
        return picture.column(fact)[at];
    }

    boolean has(Fact fact) {
        return number(fact) != Column.NONE;
    }

    boolean yes(Fact fact) {
        return number(fact) == 1;
    }

    @SuppressWarnings("EnumOrdinal") // Column gives constants their places as codes.
    boolean is(Fact fact, Enum<?> constant) {
        return number(fact) == constant.ordinal();
    }

    /** That day or earlier. */
    boolean by(Fact day, int last) {
        return has(day) && number(day) <= last;
    }

    /** That day or later. */
    boolean since(Fact day, int first) {
        return has(day) && number(day) >= first;
    }

    /** Whether so many months had passed from one day to the other; a month ends on its last day where it has no such day. */
    static boolean monthsPassed(int from, int to, int months) {
        int days = to - from;
        // Counting by the calendar takes its time; it decides where the length of months does.
        return days >= SHORTEST_MONTH * months
                && (days >= LONGEST_MONTH * months
                        || !LocalDate.ofEpochDay(to)
                                .isBefore(LocalDate.ofEpochDay(from).plusMonths(months)));
    }

    LocalDate date(Fact day) {
        return LocalDate.ofEpochDay(number(day));
    }

    /** The text, or the constant's name. */
    String word(Fact fact) {
        return (String) picture.value(fact, number(fact));
    }

    BigDecimal amount(Fact fact) {
        return (BigDecimal) picture.value(fact, number(fact));
    }

    List<String> entries(Fact list) {
        return picture.entries(list, number(list));
    }

    boolean contains(Fact list, String word) {
        return entries(list).contains(word);
    }

    /**
     * Begins with the entries of a list.
     *
     * @param list absent where the case itself is counted, once
     */
    boolean entriesOf(@Nullable Fact list) {
        entries = list == null ? ITSELF : entries(list);
        entry = 0;
        return !entries.isEmpty();
    }

    boolean nextEntry() {
        entry++;
        return entry < entries.size();
    }

    /** Of the list whose entries are counted. */
    String entry() {
        return entries.get(entry);
    }

    CaseStatus status() {
        if (yes(Fact.Closed)) {
            return CaseStatus.Closed;
        }
        if (yes(Fact.ClosureRequested)) {
            return CaseStatus.ClosureRequested;
        }
        return yes(Fact.ContactLost) ? CaseStatus.ContactLost : CaseStatus.Open;
    }
}
