package org.pulang.query.duplicates;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.pulang.vocabulary.CaseId;

/** In which order cases that were found are told, and how many. */
final class Ranking {

    static final int MOST = 20;

    private Ranking() {}

    /** By what they were found by, then by how much else is alike. */
    static List<Map.Entry<CaseId, SortedSet<Trait>>> surestFirst(Map<CaseId, SortedSet<Trait>> found) {
        return found.entrySet().stream()
                .sorted(comparing((Map.Entry<CaseId, SortedSet<Trait>> one) ->
                                one.getValue().first())
                        .thenComparing(one -> -one.getValue().size())
                        .thenComparing(one -> one.getKey().value()))
                .toList();
    }
}
