package org.pulang.query.casefile.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that was begun in a case and takes time: a referral until its outcome, an application until its answer. Days are those of
 * the case's zone.
 *
 * @param kind what it is, for its label
 * @param about a code that says more, e.g. the service; absent where there is nothing to add
 * @param reference the id by which commands name it; absent where it has none
 * @param until when it ended; absent while it is open
 * @param due by when it is to be done; absent where no day is set
 * @param missed the days on which it was due and was not done
 * @param atOnce whether it is done on one day, and is nothing before
 * @param state as the file has it
 * @param sequence of the event that began it
 */
public record Undertaking(
        Lane lane,
        String kind,
        @Nullable Object about,
        @Nullable Object reference,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate due,
        List<LocalDate> missed,
        boolean atOnce,
        Ending ending,
        Object state,
        long sequence) {

    private static final String OVERDUE = "Overdue";

    public Undertaking {
        missed = List.copyOf(missed);
    }

    public boolean isOpen() {
        return ending == Ending.Open;
    }

    /** Whether its day is over, or its hour, which only its state tells, and it is still to be done. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && (OVERDUE.equals(state.toString()) || (due != null && due.isBefore(today)));
    }

    boolean isActive(LocalDate first, LocalDate last, LocalDate today) {
        if (atOnce) {
            return false;
        }
        var end = until == null || until.isAfter(today) ? today : until;
        return !from.isAfter(last) && !from.isAfter(today) && !end.isBefore(first);
    }

    boolean isDone(LocalDate first, LocalDate last, LocalDate today) {
        return ending == Ending.Done && until != null && !until.isAfter(today) && within(until, first, last);
    }

    boolean isMissed(LocalDate first, LocalDate last, LocalDate today) {
        return missed.stream().anyMatch(day -> within(day, first, last) && !day.isAfter(today))
                || (due != null && isOverdue(today) && within(due, first, last));
    }

    boolean isPlanned(LocalDate first, LocalDate last, LocalDate today) {
        return isOpen() && due != null && !due.isBefore(today) && within(due, first, last);
    }

    private static boolean within(LocalDate day, LocalDate first, LocalDate last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Every day that it stands on. */
    Stream<LocalDate> days() {
        return Stream.concat(Stream.of(from, until, isOpen() ? due : null).filter(Objects::nonNull), missed.stream());
    }
}
