package org.pulang.query.erasures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Where;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the requests of one organisation. */
@Component
class Erasures {

    private final JdbcClient jdbc;

    Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were made. */
    List<ErasureEntry> list(OrganisationId organisation, @Nullable ErasureState state, long after, int rows) {
        var where = new Where()
                .and("organisation = ?", organisation.value())
                .andText("state = ?", state)
                .and("position > ?", after);
        return jdbc.sql("SELECT * FROM readmodel.erasures" + where.sql() + " ORDER BY position LIMIT ?")
                .params(where.values())
                .param(rows)
                .query((row, n) -> entry(row))
                .list();
    }

    Optional<ErasureEntry> find(OrganisationId organisation, ErasureId id) {
        return jdbc.sql("SELECT * FROM readmodel.erasures WHERE organisation = ? AND erasure_id = ?")
                .params(organisation.value(), id.value())
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
