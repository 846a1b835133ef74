package org.pulang.query.indicators;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.vocabulary.Provenance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the facts of the cases that a filter leaves. Asks no clock: the same facts give the same figures on any day. */
@Component
class Indicators {

    private static final IndicatorsFilter ALL =
            new IndicatorsFilter(List.of(), null, null, null, null, null, null, null, null, null);

    private final FactsInMemory facts;

    Indicators(FactsInMemory facts) {
        this.facts = facts;
    }

    /** All figures at one moment, as they are known now. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Figures figures(IndicatorsFilter filter, Visible visible) {
        return figures(Basis.NOW, filter, visible);
    }

    /** The same, as they are known now or were at the end of a day. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Figures figures(Basis basis, IndicatorsFilter filter, Visible visible) {
        var by = new EnumMap<Dimension, Map<String, Long>>(Dimension.class);
        Dimension.COUNTED.forEach(dimension -> by.put(dimension, new HashMap<>()));
        var assessments = new Assessments();
        var followUps = new FollowUps();
        return facts.ask(basis, filter, visible, cases -> {
            cases.each(known -> {
                by.forEach(
                        (dimension, counts) -> dimension.of(known).forEach(code -> counts.merge(code, 1L, Long::sum)));
                assessments.count(known);
                followUps.count(known);
            });
            return new Figures(Counts.of(by), assessments.time(), followUps.onTime());
        });
    }

    /** The same, as they are told to whoever asks. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ShownFigures shown(IndicatorsFilter filter, Visible visible, Reader reader) {
        return shown(Basis.NOW, filter, visible, reader);
    }

    /** The same, as they are known now or were at the end of a day. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ShownFigures shown(Basis basis, IndicatorsFilter filter, Visible visible, Reader reader) {
        var floor = Floor.of(reader, filter, facts);
        var all = figures(basis, filter, visible);
        if (!floor.hides()) {
            return ShownFigures.of(all, null, floor);
        }
        var casework = figures(basis, filter.narrowedTo(Provenance.Casework).orElseThrow(), visible);
        // Of too few people nothing is told but what is told of nobody.
        return floor.tooFew(casework.counts().cases())
                ? ShownFigures.of(Figures.NOBODY, Figures.NOBODY, floor)
                : ShownFigures.of(all, casework, floor);
    }

    /** Every citizenship that somebody has; to whoever is told no small number, only those of enough people. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<String> citizenships(Visible visible, Reader reader) {
        return offered(visible, reader, known -> known.entries(Fact.Citizenships));
    }

    /** Every organisation to which one of the cases is assigned; the same. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<String> organisations(Visible visible, Reader reader) {
        return offered(visible, reader, known -> List.of(known.word(Fact.Organisation)));
    }

    /** What nobody's casework is among tells of nobody. */
    private List<String> offered(Visible visible, Reader reader, Function<Known, List<String>> groups) {
        var floor = Floor.of(reader, ALL, facts);
        var people = new TreeMap<String, Long>();
        var others = new TreeSet<String>();
        return facts.ask(Basis.NOW, ALL, visible, cases -> {
            cases.each(known -> {
                if (known.is(Fact.Provenance, Provenance.Casework)) {
                    groups.apply(known).forEach(code -> people.merge(code, 1L, Long::sum));
                } else {
                    others.addAll(groups.apply(known));
                }
            });
            people.forEach((code, count) -> {
                if (!floor.tooFew(count)) {
                    others.add(code);
                }
            });
            return List.copyOf(others);
        });
    }

    private static final class Assessments {
        private final Values days = new Values();
        private long without;
        private long withoutExactFirstContact;

        void count(Known known) {
            if (!known.has(Fact.AssessedOn)) {
                without++;
            } else if (known.yes(Fact.FirstContactExact)) {
                days.add(Math.max(0, known.number(Fact.AssessedOn) - known.number(Fact.FirstContactOn)));
            } else {
                withoutExactFirstContact++;
            }
        }

        TimeToAssessment time() {
            boolean some = days.size() > 0;
            return new TimeToAssessment(
                    some ? days.percentile(0.5) : null,
                    some ? days.percentile(0.9) : null,
                    days.size(),
                    without,
                    withoutExactFirstContact);
        }
    }

    private static final class FollowUps {
        private long onTime;
        private long late;
        private long missed;
        private long cases;
        private long casesOnTime;
        private long casesLate;
        private long casesMissed;

        void count(Known known) {
            int kept = known.number(Fact.FollowUpsOnTime);
            int after = known.number(Fact.FollowUpsLate);
            int never = known.number(Fact.FollowUpsMissed);
            onTime += kept;
            late += after;
            missed += never;
            cases += kept + after + never > 0 ? 1 : 0;
            casesOnTime += kept > 0 ? 1 : 0;
            casesLate += after > 0 ? 1 : 0;
            casesMissed += never > 0 ? 1 : 0;
        }

        FollowUpsOnTime onTime() {
            return FollowUpsOnTime.of(onTime, late, missed, cases, casesOnTime, casesLate, casesMissed);
        }
    }
}
