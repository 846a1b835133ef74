package org.pulang.query.casefile;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Keepers;
import org.pulang.query.access.Visible;
import org.pulang.query.casefile.LinkEntry.Kind;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which other cases stand beside one. Sealed ones, to those who may not know of them, and erased people's are left out. */
@Component
class Links {

    private final JdbcClient jdbc;
    private final Keepers keepers;

    Links(JdbcClient jdbc, Keepers keepers) {
        this.jdbc = jdbc;
        this.keepers = keepers;
    }

    private record Beside(CaseId other, List<Kind> kinds, CaseLinkId linkId, Instant changedAt) {}

    /** The weightiest first; that two people only look alike is told where the reader may see both. */
    List<LinkEntry> of(CaseId caseId, Visible visible) {
        var beside = beside(caseId);
        var others = beside.stream().map(Beside::other).toList();
        var seen = seen(others, visible);
        var elsewhere = keepers.of(
                others.stream().filter(other -> !seen.containsKey(other)).toList());
        return beside.stream()
                .flatMap(one -> one.kinds().stream()
                        .filter(kind -> seen.containsKey(one.other())
                                || (kind != Kind.NotADuplicate && elsewhere.containsKey(one.other())))
                        .map(kind -> entry(one, kind, seen.get(one.other()), elsewhere.get(one.other()))))
                .sorted(Comparator.comparing(LinkEntry::kind).thenComparing(LinkEntry::changedAt))
                .toList();
    }

    private static LinkEntry entry(
            Beside one, Kind kind, @Nullable CaseNumber seen, @Nullable OrganisationId elsewhere) {
        return new LinkEntry(
                one.linkId(),
                kind,
                seen == null ? null : one.other(),
                seen,
                seen == null ? elsewhere : null,
                one.changedAt());
    }

    private List<Beside> beside(CaseId caseId) {
        return jdbc.sql("""
                        SELECT l.* FROM readmodel.casefile_links l
                        WHERE (l.case_id = ? OR l.other_case_id = ?)
                          AND NOT EXISTS (SELECT FROM readmodel.duplicates_erased e WHERE e.case_id IN (l.case_id, l.other_case_id))""")
                .params(caseId.value(), caseId.value())
                .query((row, n) -> {
                    var first = new CaseId(row.getObject("case_id", UUID.class));
                    var second = new CaseId(row.getObject("other_case_id", UUID.class));
                    boolean goesOnHere = first.equals(caseId);
                    var kinds = new ArrayList<Kind>();
                    if (row.getBoolean("merged")) {
                        kinds.add(goesOnHere ? Kind.GoesOnHere : Kind.GoesOnIn);
                    }
                    if (row.getBoolean("sibling")) {
                        kinds.add(Kind.Sibling);
                    }
                    if (row.getBoolean("same_incident")) {
                        kinds.add(Kind.SameIncident);
                    }
                    if (row.getBoolean("rejected")) {
                        kinds.add(Kind.NotADuplicate);
                    }
                    return new Beside(
                            goesOnHere ? second : first,
                            kinds,
                            new CaseLinkId(row.getObject("link_id", UUID.class)),
                            row.getTimestamp("changed_at").toInstant());
                })
                .list();
    }

    private Map<CaseId, CaseNumber> seen(Collection<CaseId> cases, Visible visible) {
        if (cases.isEmpty()) {
            return Map.of();
        }
        var where = visible.narrow(
                new Where()
                        .and(
                                "c.case_id = ANY (?)",
                                cases.stream().map(CaseId::value).toArray(UUID[]::new)),
                "c.case_id");
        return jdbc
                .sql("SELECT c.case_id, c.state ->> 'caseNumber' AS number FROM readmodel.casefile c" + where.sql())
                .params(where.values())
                .query((row, n) -> Map.entry(
                        new CaseId(row.getObject("case_id", UUID.class)), new CaseNumber(row.getString("number"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
