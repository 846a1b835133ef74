package org.pulang.query.indicators;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.Gender;

/**
 * How one indicator is counted over the cases as they were known: numerator ÷ denominator, and the median of a value. Its words stand in
 * {@code query-messages} under {@code indicator.<id>}.
 *
 * @param counting adds a case, or an entry of its list, to what the indicator comes to
 * @param unit of the value whose median is told
 * @param counted the case is behind the denominator
 * @param reached the case is behind the numerator; {@link #EVERYBODY} where all who are counted are
 * @param each a list among the facts, where its entries are counted instead of cases
 * @param groups by what it is always broken down, unless something else is asked for
 * @param sums what cases come to is added up; else numbers of cases are told
 */
record Measure(
        String id,
        Counting counting,
        @Nullable Unit unit,
        Predicate<Known> counted,
        Predicate<Known> reached,
        @Nullable Fact each,
        @Nullable Groups groups,
        boolean sums) {

    enum Unit {
        Days,
        /** Of 30 days. */
        Months,
        /** Of a composite from 0 to 100. */
        Points,
        /** From 1, bad, to 5, good. */
        Rating,
        /** Of a domain of PULANG-CORE from 1, in crisis, to 4; fewer than none where it is worse. */
        Steps
    }

    /** Of an indicator whose numerator is made of all who are counted. */
    static final Predicate<Known> EVERYBODY = known -> true;

    /** Which cases are behind the numerator, or the denominator. */
    Predicate<Known> behind(boolean numerator) {
        return numerator && parted() ? reached : counted;
    }

    /** Whether the numerator is of some of those who are counted. */
    boolean parted() {
        return reached != EVERYBODY;
    }

    /** Adds a case to what an indicator comes to. */
    interface Counting {
        void count(Known known, Tally tally);

        default Counting and(Counting other) {
            return (known, tally) -> {
                count(known, tally);
                other.count(known, tally);
            };
        }
    }

    /**
     * Groups of its own.
     *
     * @param figure as {@link Dimension#figure} would call what they are made by
     * @param code of the group
     * @param codes what codes there are; absent where they are districts, {@link Facts#UNTOLD} among them
     */
    record Groups(
            String figure,
            Function<Known, String> code,
            @Nullable Class<? extends Enum<?>> codes) {}

    /** Cases of a kind among others. */
    static Measure share(String id, Predicate<Known> reached, Predicate<Known> counted) {
        return new Measure(
                id,
                (known, tally) -> {
                    if (counted.test(known)) {
                        tally.share(known, reached.test(known));
                    }
                },
                null,
                counted,
                reached == EVERYBODY ? EVERYBODY : counted.and(reached),
                null,
                null,
                false);
    }

    /** Sums over cases. */
    static Measure ratio(String id, ToIntFunction<Known> some, ToIntFunction<Known> all, Predicate<Known> counted) {
        return new Measure(
                id,
                (known, tally) -> {
                    if (counted.test(known)) {
                        int part = some.applyAsInt(known);
                        int whole = all.applyAsInt(known);
                        tally.add(part, whole);
                        if (whole > 0) {
                            tally.people(known, part > 0);
                        }
                    }
                },
                null,
                counted.and(known -> all.applyAsInt(known) > 0),
                counted.and(known -> some.applyAsInt(known) > 0),
                null,
                null,
                true);
    }

    /** The same for each case. */
    static Measure average(String id, ToIntFunction<Known> some, Predicate<Known> counted) {
        var ratio = ratio(id, some, known -> 1, counted);
        return new Measure(id, ratio.counting, null, counted, ratio.reached, null, null, false);
    }

    /** Sums of amounts over cases. */
    static Measure amounts(String id, Fact some, Fact all, Predicate<Known> counted) {
        return new Measure(
                id,
                (known, tally) -> {
                    if (counted.test(known)) {
                        var part = known.amount(some);
                        var whole = known.amount(all);
                        tally.add(part, whole);
                        // Something may have been paid on what fell later.
                        tally.people(known, whole.signum() > 0, part.signum() > 0);
                    }
                },
                null,
                counted.and(known -> known.amount(all).signum() > 0),
                counted.and(known -> known.amount(some).signum() > 0),
                null,
                null,
                true);
    }

    /**
     * With the median, over the cases of the numerator, of the days from first contact, where that is known to the day.
     *
     * @param day of those cases
     */
    Measure after(ToIntFunction<Known> day) {
        return new Measure(
                id,
                (known, tally) -> {
                    if (!counted.test(known)) {
                        return;
                    }
                    boolean come = reached.test(known);
                    tally.share(known, come);
                    if (come && known.yes(Fact.FirstContactExact)) {
                        tally.value(known, Math.max(0, day.applyAsInt(known) - known.number(Fact.FirstContactOn)));
                    }
                },
                Unit.Days,
                counted,
                reached,
                each,
                groups,
                sums);
    }

    /** @param value adds it, where it is known */
    Measure valued(Counting value, Unit of) {
        return new Measure(id, counting.and(value), of, counted, reached, each, groups, sums);
    }

    Measure each(Fact list) {
        return new Measure(id, counting, unit, counted, reached, list, groups, true);
    }

    Measure by(Function<Known, String> code, Class<? extends Enum<?>> codes) {
        return by(new Groups("by" + codes.getSimpleName(), code, codes));
    }

    /** By districts, of which there are too many for a list. */
    Measure byDistrict(Function<Known, String> code) {
        return by(new Groups("byDistrict", code, null));
    }

    private Measure by(Groups own) {
        return new Measure(id, counting, unit, counted, reached, each, own, sums);
    }

    /** Whether it is told apart by gender, where that is asked for or nothing is. */
    boolean tellsGenders(@Nullable Dimension by) {
        return by == Dimension.ByGender || (by == null && groups != null && groups.codes() == Gender.class);
    }

    /** Goes to what is counted first of a case: the case itself or the first entry of its list; false if there is none. */
    boolean begin(Known known) {
        return known.entriesOf(each);
    }
}
