package org.pulang.query.caseload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.export.Column;
import org.pulang.query.export.Rows;
import org.pulang.query.export.Sheet;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Provenance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The worklist as a table: a row per case, without a name, in the order in which they were opened. */
@Component
class CaseloadSheet implements Sheet<CaseloadFilter> {

    private static final Form<CaseloadFilter> FORM = new Form<>(
            "caseload",
            CaseloadFilter.class,
            List.of(
                    Column.text("case_id", "#meta+id+case"),
                    Column.text("case_number", "#meta+code+case"),
                    Column.code("provenance", Provenance.class, "#meta+source"),
                    Column.code("status", CaseStatus.class, "#status"),
                    Column.text("owner", "#contact+id+staff"),
                    Column.text("organisation", "#org+id"),
                    Column.code("gender", Gender.class, "#affected+gender"),
                    Column.code("age_band", AgeBand.class, "#affected+age"),
                    Column.text("province", "#adm1+code+origin"),
                    Column.text("first_contact", "#date+contact+first"),
                    Column.moment("opened_at", "#date+opened"),
                    Column.day("last_contact", "#date+contact+last"),
                    Column.whole("days_without_contact", "#indicator+days+contact"),
                    Column.day("next_due_on", "#date+due")));

    /** A hundred years: before that there are no days to count from. */
    private static final int MOST_DAYS = 36_525;

    private final JdbcClient jdbc;
    private final Caseload caseload;

    CaseloadSheet(JdbcClient jdbc, Caseload caseload) {
        this.jdbc = jdbc;
        this.caseload = caseload;
    }

    @Override
    public Form<CaseloadFilter> form() {
        return FORM;
    }

    @Override
    public Rows rows(Asked<CaseloadFilter> asked) {
        var days = asked.filter().noContactDays();
        if (days != null && (days < 0 || days > MOST_DAYS)) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "filter");
        }
        var cases = caseload.cases(asked.filter(), asked.visible());
        var values = new ArrayList<Object>();
        values.add(caseload.now());
        values.addAll(cases.values());
        return Rows.of(
                jdbc,
                "SELECT c.*, (CAST(? AS timestamptz) AT TIME ZONE c.zone)::date - c.last_contact AS days_without_contact "
                        + cases.sql() + " ORDER BY c.position",
                values,
                (row, n) -> cells(row));
    }

    private static List<@Nullable Object> cells(ResultSet row) throws SQLException {
        var nextDueOn = row.getObject("next_due_on", LocalDate.class);
        return Arrays.asList(
                row.getString("case_id"),
                row.getString("case_number"),
                row.getString("provenance"),
                row.getString("status"),
                row.getString("owner"),
                row.getString("organisation"),
                row.getString("gender"),
                row.getString("age_band"),
                row.getString("province"),
                row.getString("first_contact"),
                row.getTimestamp("opened_at").toInstant(),
                row.getObject("last_contact", LocalDate.class),
                row.getLong("days_without_contact"),
                nextDueOn.equals(LocalDate.MAX) ? null : nextDueOn);
    }
}
