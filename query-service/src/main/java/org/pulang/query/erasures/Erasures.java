package org.pulang.query.erasures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Where;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.ErasureId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads requests about cases that an organisation has now, of sealed ones only for those whom the seal names. */
@Component
class Erasures {

    private final JdbcClient jdbc;

    Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were made. */
    List<ErasureEntry> list(Visible visible, @Nullable ErasureState state, long after, int rows) {
        var where = visible.narrow(new Where().andText("e.state = ?", state).and("e.position > ?", after), "e.case_id");
        return jdbc.sql("SELECT e.* FROM readmodel.erasures e" + where.sql() + " ORDER BY e.position LIMIT ?")
                .params(where.values())
                .param(rows)
                .query((row, n) -> entry(row))
                .list();
    }

    Optional<ErasureEntry> find(Visible visible, ErasureId id) {
        var where = visible.narrow(new Where().and("e.erasure_id = ?", id.value()), "e.case_id");
        return jdbc.sql("SELECT e.* FROM readmodel.erasures e" + where.sql())
                .params(where.values())
                .query((row, n) -> entry(row))
                .optional();
    }

    private static ErasureEntry entry(ResultSet row) throws SQLException {
        return new ErasureEntry(
                ErasureState.valueOf(row.getString("state")),
                EventJson.SEALED.readValue(row.getString("request"), Erasure.class),
                row.getLong("position"));
    }
}
