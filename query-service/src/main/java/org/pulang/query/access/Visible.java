package org.pulang.query.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.pulang.access.Relation;
import org.pulang.query.page.Where;

/**
 * Which cases a list, a count or a total covers: those the reader may see there. Handlers of requests take it as a parameter;
 * readers of tables add it to what was asked for.
 */
public final class Visible {

    /** Every case: for figures that tell nobody's case, and for the operator's meters. */
    public static final Visible EVERY_CASE = new Visible(List.of(), List.of(), true, false);

    private static final Pattern COLUMN = Pattern.compile("(?!visible\\.|p\\.)[a-z]+\\.case_id");

    private final List<String> conditions;
    private final List<Object> values;
    private final boolean every;
    private final boolean unsealed;

    private Visible(List<String> conditions, List<Object> values, boolean every, boolean unsealed) {
        this.conditions = conditions;
        this.values = List.copyOf(values);
        this.every = every;
        this.unsealed = unsealed;
    }

    static Visible of(Reader reader, Set<Relation> relations) {
        if (relations.contains(Relation.Any)) {
            return EVERY_CASE;
        }
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (relations.contains(Relation.Assigned)) {
            conditions.add("(visible.owner = ? AND visible.organisation = ?)");
            values.add(reader.id().value());
            values.add(reader.organisation().value());
        }
        if (relations.contains(Relation.OwnOrganisation)) {
            conditions.add("visible.organisation = ? AND (visible.supervisor IS NULL"
                    + " OR ? IN (visible.supervisor, visible.other_supervisor))");
            values.add(reader.organisation().value());
            values.add(CaseAccess.nameOnSeals(reader));
        }
        if (relations.contains(Relation.Offered)) {
            conditions.add("visible.supervisor IS NULL AND EXISTS (SELECT FROM readmodel.access_transfer offer"
                    + " WHERE offer.case_id = visible.case_id AND offer.receiver = ?)");
            values.add(reader.organisation().value());
        }
        if (relations.contains(Relation.Receiving)) {
            conditions.add("visible.supervisor IS NULL AND EXISTS (SELECT FROM readmodel.access_referral referral"
                    + " WHERE referral.case_id = visible.case_id AND referral.receiver = ?)");
            values.add(reader.organisation().value());
        }
        return new Visible(conditions, values, false, false);
    }

    /** Those that are referred to the reader's organisation: for a number of them, which tells no case. */
    public static Visible referredTo(Reader reader) {
        return of(reader, Set.of(Relation.Receiving));
    }

    /** Those of the reader's organisation, whether they may be shown the case itself or only that something is asked about it. */
    public static Visible withTheOrganisationOf(Reader reader) {
        return of(reader, Set.of(Relation.Assigned, Relation.OwnOrganisation));
    }

    /** These, but for those that are sealed, whoever asks. */
    public Visible unsealed() {
        return every ? this : new Visible(conditions, values, false, true);
    }

    /**
     * Narrows a filter to these cases.
     *
     * @param caseId the column, with its table: {@code c.case_id}
     */
    public Where narrow(Where where, String caseId) {
        return every ? where : where.always(condition(caseId), values);
    }

    /** The same, where the column may be null: what is about no case stays. */
    public Where narrowWhatIsAboutACase(Where where, String caseId) {
        return every ? where : where.always("(%s IS NULL OR %s)".formatted(caseId, condition(caseId)), values);
    }

    /**
     * Rows of these cases, to begin a question with: the cases are found first, and their rows looked up, in whatever order and whatever
     * else is asked. Where the cases are a condition, the database may go through the rows of the whole country first.
     *
     * @param alias of the table, which it has in the conditions, too
     * @param where narrows the rows
     */
    public Part rows(String table, String alias, Where where) {
        var ids = ids();
        var all = new ArrayList<>(ids.values());
        all.addAll(where.values());
        return new Part(
                "FROM (SELECT %1$s.* FROM %2$s %1$s WHERE %3$s AND %4$s OFFSET 0) %1$s"
                        .formatted(
                                alias,
                                table,
                                every ? "true" : "%s.case_id = ANY (%s)".formatted(alias, ids.sql()),
                                where.condition()),
                List.copyOf(all));
    }

    /** Their ids, as an array that is made once for a statement. */
    public Part ids() {
        return new Part(
                "ARRAY(SELECT visible.case_id FROM readmodel.access_case visible WHERE %s)"
                        .formatted(every ? "true" : shown()),
                values);
    }

    /**
     * A part of a question.
     *
     * @param sql its text
     * @param values for its question marks, in order
     */
    public record Part(String sql, List<Object> values) {}

    private String condition(String caseId) {
        if (!COLUMN.matcher(caseId).matches()) {
            // Without its table, the column would be taken for the one of the facts, and every case be visible.
            throw new IllegalArgumentException("Not a column with its table: " + caseId);
        }
        return "EXISTS (SELECT FROM readmodel.access_case visible WHERE visible.case_id = %s AND %s)"
                .formatted(caseId, shown());
    }

    /** Parked cases, whose facts are old, are left out. */
    private String shown() {
        return """
                (%s)%s AND NOT EXISTS (SELECT FROM readmodel.parked p
                                       WHERE p.processor = 'access' AND p.stream = visible.case_id)""".formatted(
                        conditions.isEmpty() ? "false" : String.join(" OR ", conditions),
                        unsealed ? " AND visible.supervisor IS NULL" : "");
    }
}
