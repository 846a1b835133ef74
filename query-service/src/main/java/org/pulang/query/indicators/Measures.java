package org.pulang.query.indicators;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.Provenance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts indicators over the facts of the cases that a filter leaves. */
@Component
class Measures {

    private final FactsInMemory facts;

    Measures(FactsInMemory facts) {
        this.facts = facts;
    }

    /** What is asked: of which cases, and by what they are told apart. */
    record Question(
            Basis basis,
            IndicatorsFilter filter,
            Visible visible,
            @Nullable Dimension by) {}

    /**
     * Indicators at one moment.
     *
     * @param cases that the filter leaves
     * @param casework how many of them are of casework
     * @param totals by indicator
     * @param groups by indicator and code of the group
     * @param curves by indicator; not broken down
     * @param ways of the cases; empty where not asked for
     */
    record Figures(
            long cases,
            long casework,
            Map<String, Measured> totals,
            Map<String, Map<String, Measured>> groups,
            Map<String, List<Curve.Point>> curves,
            List<Ways.Way> ways) {

        /** As of nobody, where there are too few to tell anything of them. */
        Figures over(Floor floor) {
            if (!floor.tooFew(casework)) {
                return this;
            }
            var nothing = new LinkedHashMap<String, Measured>();
            totals.keySet().forEach(id -> nothing.put(id, Measured.NOTHING));
            return new Figures(0, 0, nothing, Map.of(), Map.of(), List.of());
        }
    }

    /** So many cases went from one stage to the next. */
    record Flow(String from, String to, long cases) {}

    /** Of how few of the cases that a question counts whoever asks is told. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Floor floor(Reader reader, IndicatorsFilter filter) {
        return Floor.of(reader, filter, facts);
    }

    /** How many of the cases that a question counts are of nobody. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public long simulated(Question question) {
        return question.filter()
                .narrowedTo(Provenance.Simulated)
                .map(filter -> new Question(question.basis(), filter, question.visible(), null))
                .map(narrowed -> figures(narrowed, Catalogue.measures().limit(1).toList(), List.of(), false)
                        .cases())
                .orElse(0L);
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Figures figures(Question question, List<Measure> measures, List<Curve> curves, boolean flows) {
        return facts.ask(question.basis(), question.filter(), question.visible(), cases -> {
            var counts = new Tallies(cases, measures, question.by());
            var points =
                    curves.parallelStream().map(curve -> curve.points(cases)).toList();
            var drawn = new LinkedHashMap<String, List<Curve.Point>>();
            for (int i = 0; i < curves.size(); i++) {
                drawn.put(curves.get(i).id(), points.get(i));
            }
            return new Figures(
                    cases.size(),
                    casework(cases),
                    counts.totals(),
                    counts.groups(),
                    drawn,
                    flows ? new Ways(cases).ways() : List.of());
        });
    }

    private static long casework(Chosen cases) {
        var known = cases.known();
        long casework = 0;
        for (int i = 0; i < cases.size(); i++) {
            known.at(cases.place(i));
            casework += known.is(Fact.Provenance, Provenance.Casework) ? 1 : 0;
        }
        return casework;
    }

    /** How many providers help in each of these provinces and regencies. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, Long> providers(Basis basis, Collection<String> areas) {
        return facts.askProviders(providers -> {
            var counts = new TreeMap<String, Long>();
            areas.forEach(area -> counts.put(area, providers.in(area, basis)));
            return counts;
        });
    }

    /** A case behind a number. */
    record Behind(CaseId caseId, CaseStatus status, LocalDate firstContactOn) {}

    /** By id, as PostgreSQL orders them. */
    private static final Comparator<Behind> BY_ID = Comparator.comparing(
            behind -> behind.caseId().value(),
            (one, other) -> one.getMostSignificantBits() == other.getMostSignificantBits()
                    ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits())
                    : Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits()));

    /**
     * The first cases, by id, behind a number.
     *
     * @param after only those behind this one
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Behind> cases(Question question, Listed listed, @Nullable UUID after, int rows) {
        return facts.ask(question.basis(), question.filter(), question.visible(), cases -> {
            var first = new TreeSet<>(BY_ID);
            cases.each(known -> {
                for (boolean more = known.entriesOf(listed.each()); more; more = known.nextEntry()) {
                    if (listed.counted().test(known)) {
                        keep(first, known, after, rows);
                    }
                }
            });
            return List.copyOf(first);
        });
    }

    private static void keep(SortedSet<Behind> first, Known known, @Nullable UUID after, int rows) {
        var behind = new Behind(new CaseId(known.caseId()), known.status(), known.date(Fact.FirstContactOn));
        if (after == null || BY_ID.compare(behind, at(after)) > 0) {
            first.add(behind);
            if (first.size() > rows) {
                first.remove(first.last());
            }
        }
    }

    private static Behind at(UUID caseId) {
        return new Behind(new CaseId(caseId), CaseStatus.Open, LocalDate.EPOCH);
    }
}
