package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.Provenance;

/** What an indicator comes to over the cases counted so far. */
final class Tally {

    private long some;
    private long all;
    private BigDecimal someMore = BigDecimal.ZERO;
    private BigDecimal allMore = BigDecimal.ZERO;
    private final Values values = new Values();
    /** How often each. */
    private final SortedMap<BigDecimal, Integer> points = new TreeMap<>();

    private BigDecimal sum = BigDecimal.ZERO;
    private final BitSet different = new BitSet();

    private static final int NOBODY = -1;
    private final People people = new People();
    private final People reached = new People();
    private final People valued = new People();

    /** A case, or an entry of its list, which is of a kind or not. */
    void share(Known known, boolean of) {
        add(of ? 1 : 0, 1);
        people(known, of);
    }

    /** A case is behind the denominator, and the numerator, however many of its entries are; they come one after the other. */
    void people(Known known, boolean numerator) {
        people(known, true, numerator);
    }

    /** A case is behind either. */
    void people(Known known, boolean denominator, boolean numerator) {
        if (denominator) {
            people.add(known);
        }
        if (numerator) {
            reached.add(known);
        }
    }

    /** Cases of casework, each once. */
    private static final class People {
        private long number;
        private int last = NOBODY;

        void add(Known known) {
            if (known.place() != last && known.is(Fact.Provenance, Provenance.Casework)) {
                last = known.place();
                number++;
            }
        }
    }

    void add(long numerator, long denominator) {
        some += numerator;
        all += denominator;
    }

    void add(BigDecimal numerator, BigDecimal denominator) {
        someMore = someMore.add(numerator);
        allMore = allMore.add(denominator);
    }

    /** In the denominator, however often. */
    void once(int code) {
        different.set(code);
    }

    void value(Known known, int value) {
        valued.add(known);
        values.add(value);
    }

    void value(Known known, BigDecimal value) {
        valued.add(known);
        points.merge(value, 1, Integer::sum);
        sum = sum.add(value);
    }

    Measured measured() {
        long many = points.values().stream().mapToLong(Integer::longValue).sum();
        return Measured.of(
                BigDecimal.valueOf(some).add(someMore),
                BigDecimal.valueOf(all + different.cardinality()).add(allMore),
                many > 0 ? median(many) : values.size() > 0 ? BigDecimal.valueOf(values.percentile(0.5)) : null,
                sum.add(BigDecimal.valueOf(values.sum())),
                many + values.size(),
                people.number,
                reached.number,
                valued.number);
    }

    private @Nullable BigDecimal median(long many) {
        long passed = 0;
        for (var point : points.entrySet()) {
            passed += point.getValue();
            if (2 * passed >= many) {
                return point.getKey();
            }
        }
        return null;
    }
}
