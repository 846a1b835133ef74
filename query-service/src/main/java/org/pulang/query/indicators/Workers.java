package org.pulang.query.indicators;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.vocabulary.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** How many open cases each worker has: for those who see the cases, and never for analysts. */
@Component
class Workers {

    /** Contact is to be held so often at least. */
    private static final int DAYS = 30;

    private final FactsInMemory facts;

    Workers(FactsInMemory facts) {
        this.facts = facts;
    }

    /**
     * What a worker has.
     *
     * @param withoutContact in the last 30 days, of whatever kind
     */
    record Load(String owner, long open, long withoutContact, long withoutPlan) {}

    private static final class Counted {
        private long open;
        private long withoutContact;
        private long withoutPlan;
    }

    /** By name. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Load> loads(Basis basis, IndicatorsFilter filter, Visible visible) {
        return facts.ask(basis, filter, visible, cases -> {
            Map<String, Counted> workers = new TreeMap<>();
            cases.each(known -> {
                if (Catalogue.open(known)) {
                    var one = workers.computeIfAbsent(known.word(Fact.Owner), first -> new Counted());
                    one.open++;
                    one.withoutContact += known.since(Fact.ReachedOn, known.today() - DAYS + 1) ? 0 : 1;
                    one.withoutPlan += known.has(Fact.PlannedOn) ? 0 : 1;
                }
            });
            return workers.entrySet().stream()
                    .map(worker -> new Load(
                            worker.getKey(),
                            worker.getValue().open,
                            worker.getValue().withoutContact,
                            worker.getValue().withoutPlan))
                    .toList();
        });
    }

    /** The cases that {@link Load#open} counts, of one worker or of all. */
    static Listed openCasesOf(@Nullable StaffId owner) {
        Predicate<Known> open = Catalogue::open;
        return new Listed(
                null,
                owner == null ? open : open.and(known -> known.word(Fact.Owner).equals(owner.value())));
    }
}
