package org.pulang.query.caseload;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.pulang.query.access.Reader;
import org.pulang.query.access.ReadingFor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Choices in the worklist to which somebody gave a name. They are shown to nobody else, and no log names them. */
@Component
class SavedViews {

    /** Of one person: more are no shortcut any more. */
    static final int MOST = 30;

    private final JdbcClient jdbc;
    private final ReadingFor readingFor;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    SavedViews(JdbcClient jdbc, ReadingFor readingFor, Clock clock) {
        this.jdbc = jdbc;
        this.readingFor = readingFor;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param chosen the parameters of its address
     */
    record Saved(UUID viewId, String name, String chosen) {}

    /** Somebody's, by name. */
    List<Saved> of(Reader reader) {
        return jdbc.sql("""
                        SELECT view_id, name, chosen FROM readmodel.caseload_view
                        WHERE staff = ? ORDER BY lower(name), view_id""")
                .param(reader.id().value())
                .query((row, n) ->
                        new Saved(row.getObject("view_id", UUID.class), row.getString("name"), row.getString("chosen")))
                .list();
    }

    /** Saves one; false where there are too many already. */
    boolean save(Reader reader, String name, String chosen) {
        return readingFor.<Integer>own(
                        reader,
                        () -> jdbc.sql("""
                                INSERT INTO readmodel.caseload_view (staff, view_id, name, chosen, saved_at)
                                SELECT ?, ?, ?, ?, ?
                                WHERE (SELECT count(*) FROM readmodel.caseload_view WHERE staff = ?) < ?""")
                                .params(
                                        reader.id().value(),
                                        ids.generate(),
                                        name.strip(),
                                        chosen,
                                        Timestamp.from(clock.instant()),
                                        reader.id().value(),
                                        MOST)
                                .update())
                == 1;
    }

    /** Forgets one; nothing happens where it is not theirs. */
    void forget(Reader reader, UUID viewId) {
        readingFor.<Integer>own(
                reader,
                () -> jdbc.sql("DELETE FROM readmodel.caseload_view WHERE staff = ? AND view_id = ?")
                        .params(reader.id().value(), viewId)
                        .update());
    }
}
