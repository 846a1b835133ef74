package org.pulang.query.duplicates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
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
import org.pulang.query.duplicates.PersonRow.Born;
import org.pulang.query.page.Where;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.PersonName;
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

    /** Somebody a reader asks for. */
    Sought sought(Wanted wanted) {
        return wanted.sought(marks);
    }

    /** The person of a case. */
    Sought sought(CaseId caseId) {
        return new Sought(
                jdbc.sql("SELECT token FROM readmodel.duplicates d WHERE d.case_id = ? AND d.trait <> 'Name' AND"
                                + NOT_ERASED)
                        .param(caseId.value())
                        .query(String.class)
                        .list(),
                jdbc.sql("SELECT kept FROM readmodel.duplicates_name d WHERE d.case_id = ? AND" + NOT_ERASED)
                        .param(caseId.value())
                        .query((row, n) -> EventJson.SEALED.readValue(row.getString("kept"), Kept.class))
                        .optional()
                        .flatMap(kept -> unsealing.of(kept.name(), caseId))
                        .map(PersonName::full)
                        .orElse(null),
                null,
                known(List.of(caseId)).getOrDefault(caseId, Known.NOTHING),
                caseId);
    }

    /** In what which case is like that: found by a number, a name or a reference, and then in what else. */
    Map<CaseId, SortedSet<Trait>> find(Sought sought, Visible visible) {
        var found = Stream.of(
                        byNumber(sought.numbers()),
                        sought.name() == null ? Stream.<Found>empty() : byName(sought.name(), sought.known()),
                        sought.reference() == null ? Stream.<Found>empty() : byReference(sought.reference(), visible))
                .flatMap(one -> one)
                .collect(groupingBy(Found::caseId, mapping(Found::trait, toCollection(() ->
                        (SortedSet<Trait>) new TreeSet<Trait>()))));
        if (sought.by() != null) {
            found.keySet().removeAll(settled(sought.by()));
        }
        var known = known(found.keySet());
        found.forEach((caseId, traits) ->
                traits.addAll(known.getOrDefault(caseId, Known.NOTHING).alike(sought.known())));
        return found;
    }

    /** The case itself, and those about which it was found out what they have to do with it. */
    private Set<CaseId> settled(CaseId caseId) {
        var settled = new HashSet<CaseId>();
        settled.add(caseId);
        jdbc.sql("""
                        SELECT l.case_id, l.other_case_id FROM readmodel.casefile_links l
                        WHERE (l.case_id = ? OR l.other_case_id = ?)
                          AND (l.merged OR l.rejected OR l.sibling OR l.same_incident)""").params(caseId.value(), caseId.value()).query(row -> {
            settled.add(new CaseId(row.getObject("case_id", UUID.class)));
            settled.add(new CaseId(row.getObject("other_case_id", UUID.class)));
        });
        return settled;
    }

    private Map<CaseId, Known> known(Collection<CaseId> cases) {
        unsealing.prepare(cases);
        return jdbc
                .sql("SELECT case_id, born, gender, origin FROM readmodel.duplicates_person WHERE case_id = ANY (?)")
                .param(cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, n) -> {
                    var caseId = new CaseId(row.getObject("case_id", UUID.class));
                    var origin = row.getString("origin");
                    return Map.entry(
                            caseId,
                            known(
                                    caseId,
                                    EventJson.SEALED.readValue(row.getString("born"), Born.class),
                                    Gender.valueOf(row.getString("gender")),
                                    origin == null ? null : new AreaCode(origin)));
                })
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Known known(CaseId caseId, Born born, Gender gender, @Nullable AreaCode origin) {
        var date = unsealing.of(born.date(), caseId);
        var year = date.map(LocalDate::getYear)
                .or(() -> unsealing.of(born.ageEstimate(), caseId).map(age -> born.estimatedIn() - age));
        return new Known(year.orElse(null), date.isEmpty(), gender, origin);
    }

    private Stream<Found> byNumber(List<String> tokens) {
        if (tokens.isEmpty()) {
            return Stream.empty();
        }
        return jdbc
                .sql(
                        "SELECT d.case_id, d.trait FROM readmodel.duplicates d WHERE d.trait <> 'Name' AND d.token = ANY (?) AND"
                                + NOT_ERASED)
                .param(tokens.toArray(String[]::new))
                .query((row, n) -> new Found(
                        new CaseId(row.getObject("case_id", UUID.class)), Trait.valueOf(row.getString("trait"))))
                .list()
                .stream();
    }

    /**
     * The rarest of its words says most; of many that have the same in common, those first that are alike in more. The
     * marks are read once: a common word has many.
     */
    private Stream<Found> byName(String name, Known known) {
        var wanted = NameSpelling.of(name);
        var tokens = marks.ofName(name).stream().map(Mark::token).toArray(String[]::new);
        var likeliest = jdbc.sql("""
                        WITH marked AS MATERIALIZED (
                            SELECT case_id, token FROM readmodel.duplicates WHERE trait = 'Name' AND token = ANY (?)),
                        asked AS (SELECT token, (1000000000 / count(*))::int AS rarity FROM marked GROUP BY token),
                        likely AS (
                            SELECT case_id, sum(asked.rarity) AS rarity FROM marked JOIN asked USING (token)
                            GROUP BY case_id
                            ORDER BY rarity DESC
                            FETCH FIRST ? ROWS WITH TIES),
                        likeliest AS (
                            SELECT case_id FROM likely d LEFT JOIN readmodel.duplicates_person p USING (case_id)
                            WHERE""" + NOT_ERASED + """

                            ORDER BY rarity DESC, (p.origin = ?) DESC NULLS LAST, (p.gender = ?) DESC NULLS LAST, case_id
                            LIMIT ?)
                        SELECT case_id, kept FROM likeliest JOIN readmodel.duplicates_name USING (case_id)""")
                .param(tokens)
                .param(COMPARED)
                .param(known.origin() == null ? "" : known.origin().value())
                .param(known.gender() == null ? "" : known.gender().name())
                .param(COMPARED)
                .query((row, n) -> Map.entry(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        EventJson.SEALED.readValue(row.getString("kept"), Kept.class)))
                .list();
        unsealing.prepare(likeliest.stream().map(Map.Entry::getKey).toList());
        return likeliest.stream()
                .filter(kept -> unsealing
                        .of(kept.getValue().name(), kept.getKey())
                        .filter(other -> NameSpelling.of(other.full()).alike(wanted))
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
