package org.pulang.query.duplicates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.query.duplicates.Marks.Mark;
import org.pulang.query.duplicates.NameRow.Kept;
import org.pulang.query.page.Where;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases in the index, of all organisations. */
@Component
class Duplicates {

    /** Names that are opened and compared for one search. */
    private static final int COMPARED = 100;

    private static final String NOT_ERASED =
            " NOT EXISTS (SELECT FROM readmodel.duplicates_erased e WHERE e.case_id = d.case_id)";

    private final JdbcClient jdbc;
    private final Marks marks;
    private final Unsealing unsealing;
    private final References references;

    Duplicates(JdbcClient jdbc, Marks marks, Unsealing unsealing, References references) {
        this.jdbc = jdbc;
        this.marks = marks;
        this.unsealing = unsealing;
        this.references = references;
    }

    private record Found(CaseId caseId, Trait trait) {}

    /** In what which case is like that. */
    Map<CaseId, SortedSet<Trait>> find(Wanted wanted, Visible visible) {
        return Stream.of(
                        byNumber(wanted),
                        wanted.name() == null ? Stream.<Found>empty() : byName(wanted.name()),
                        wanted.reference() == null ? Stream.<Found>empty() : byReference(wanted.reference(), visible))
                .flatMap(found -> found)
                .collect(groupingBy(Found::caseId, mapping(Found::trait, toCollection(() ->
                        (SortedSet<Trait>) new TreeSet<Trait>()))));
    }

    private Stream<Found> byNumber(Wanted wanted) {
        var tokens = Stream.concat(
                        wanted.documents().stream()
                                .flatMap(document -> marks.ofDocument(document.type(), document.number()).stream()),
                        wanted.phones().stream().flatMap(phone -> marks.ofPhone(phone).stream()))
                .map(Mark::token)
                .toArray(String[]::new);
        return jdbc
                .sql(
                        "SELECT d.case_id, d.trait FROM readmodel.duplicates d WHERE d.trait <> 'Name' AND d.token = ANY (?) AND"
                                + NOT_ERASED)
                .param(tokens)
                .query((row, n) -> new Found(
                        new CaseId(row.getObject("case_id", UUID.class)), Trait.valueOf(row.getString("trait"))))
                .list()
                .stream();
    }

    /** The rarest of its words says most. */
    private Stream<Found> byName(String name) {
        var wanted = NameSpelling.of(name);
        var tokens = marks.ofName(name).stream().map(Mark::token).toArray(String[]::new);
        return jdbc
                .sql("""
                        WITH likely AS (
                            SELECT d.case_id
                            FROM readmodel.duplicates d
                            JOIN (SELECT token, count(*) AS cases FROM readmodel.duplicates
                                  WHERE trait = 'Name' AND token = ANY (?) GROUP BY token) asked USING (token)
                            WHERE d.trait = 'Name' AND""" + NOT_ERASED + """

                            GROUP BY d.case_id
                            ORDER BY sum(1.0 / asked.cases) DESC, d.case_id
                            LIMIT ?)
                        SELECT case_id, kept FROM likely JOIN readmodel.duplicates_name USING (case_id)""")
                .params(tokens, COMPARED)
                .query((row, n) -> Map.entry(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        EventJson.SEALED.readValue(row.getString("kept"), Kept.class)))
                .list()
                .stream()
                .filter(kept -> unsealing
                        .of(kept.getValue().name(), kept.getKey())
                        .filter(known -> NameSpelling.of(known.full()).alike(wanted))
                        .isPresent())
                .map(kept -> new Found(kept.getKey(), Trait.Name));
    }

    /** Among the reader's own: a reference tells nobody else anything. */
    private Stream<Found> byReference(String reference, Visible visible) {
        return among(null, visible).stream()
                .filter(caseId -> references.names(reference, caseId))
                .map(caseId -> new Found(caseId, Trait.Reference));
    }

    /** Those of some cases that the reader may see. */
    Set<CaseId> seen(Collection<CaseId> cases, Visible visible) {
        return cases.isEmpty() ? Set.of() : new HashSet<>(among(cases, visible));
    }

    private List<CaseId> among(@Nullable Collection<CaseId> cases, Visible visible) {
        var where = visible.narrow(
                new Where()
                        .always(NOT_ERASED, List.of())
                        .and(
                                "d.case_id = ANY (?)",
                                cases == null
                                        ? null
                                        : cases.stream().map(CaseId::value).toArray(UUID[]::new)),
                "d.case_id");
        return jdbc.sql("SELECT DISTINCT d.case_id FROM readmodel.duplicates d" + where.sql())
                .params(where.values())
                .query((row, n) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
    }
}
