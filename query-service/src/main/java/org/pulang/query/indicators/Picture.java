package org.pulang.query.indicators;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The facts of all cases as they are known now, or were at the end of a day; columns are made as they are asked for. */
@SuppressWarnings("EnumOrdinal") // Of an array.
final class Picture {

    private final FactsInMemory facts;
    private final Basis basis;
    private final AtomicReferenceArray<int[]> columns = new AtomicReferenceArray<>(Fact.values().length);

    Picture(FactsInMemory facts, Basis basis) {
        this.facts = facts;
        this.basis = basis;
    }

    Basis basis() {
        return basis;
    }

    /** Places for cases; whether one is {@link #known} is told beside it. */
    int places() {
        return facts.cases();
    }

    /** Whether the case had been recorded. */
    boolean known(int at) {
        return !basis.asOf() || facts.knownSince(at) <= basis.today().toEpochDay();
    }

    UUID caseId(int at) {
        return facts.caseId(at);
    }

    int[] column(Fact fact) {
        var made = columns.get(fact.ordinal());
        if (made != null) {
            return made;
        }
        var column = facts.column(fact);
        var then = basis.asOf() ? column.at((int) basis.today().toEpochDay(), places()) : column.now();
        columns.set(fact.ordinal(), then);
        return then;
    }

    Object value(Fact fact, int code) {
        return facts.column(fact).value(code);
    }

    List<String> entries(Fact list, int code) {
        return facts.column(list).entries(code);
    }
}
