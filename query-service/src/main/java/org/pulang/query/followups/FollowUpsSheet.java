package org.pulang.query.followups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.export.Column;
import org.pulang.query.export.Rows;
import org.pulang.query.export.Sheet;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.StaffId;
import org.springframework.stereotype.Component;

/** Follow-ups as a table, by day. */
@Component
class FollowUpsSheet implements Sheet<FollowUpsSheet.Filter> {

    private static final Form<Filter> FORM = new Form<>(
            "follow-ups",
            Filter.class,
            List.of(
                    Column.text("case_id", "#meta+id+case"),
                    Column.text("case_number", "#meta+code+case"),
                    Column.code("provenance", Provenance.class, "#meta+source"),
                    Column.text("follow_up_id", "#meta+id+activity"),
                    Column.day("due_on", "#date+due"),
                    Column.code("mode", FollowUpMode.class, "#modality"),
                    Column.code("purpose", FollowUpPurpose.class, "#activity+purpose"),
                    Column.text("by", "#contact+id+staff"),
                    Column.code("state", FollowUpState.class, "#status"),
                    Column.flag("overdue", "#status+overdue"),
                    Column.whole("attempts", "#indicator+attempts+num"),
                    Column.moment("missed_at", "#date+missed"),
                    Column.day("recorded_on", "#date+contact"),
                    Column.code("reached", PersonReached.class, "#respondee+type")));

    private final FollowUps followUps;

    FollowUpsSheet(FollowUps followUps) {
        this.followUps = followUps;
    }

    /** As of the list, but for one case: that has its own page. */
    record Filter(
            @Nullable FollowUpState state,
            @Nullable Boolean overdue,
            @Nullable StaffId by) {}

    @Override
    public Form<Filter> form() {
        return FORM;
    }

    @Override
    public Rows rows(Asked<Filter> asked) {
        var filter = asked.filter();
        return followUps.rows(
                new FollowUpFilter(null, filter.state(), filter.overdue(), filter.by()),
                asked.visible(),
                (row, n) -> cells(row));
    }

    private static List<@Nullable Object> cells(ResultSet row) throws SQLException {
        Timestamp missedAt = row.getTimestamp("missed_at");
        return Arrays.asList(
                row.getString("case_id"),
                row.getString("case_number"),
                row.getString("provenance"),
                row.getString("follow_up_id"),
                row.getObject("due_on", LocalDate.class),
                row.getString("mode"),
                row.getString("purpose"),
                row.getString("staff"),
                row.getString("state"),
                row.getBoolean("overdue"),
                row.getInt("attempts"),
                missedAt == null ? null : missedAt.toInstant(),
                row.getObject("recorded_on", LocalDate.class),
                row.getString("reached"));
    }
}
