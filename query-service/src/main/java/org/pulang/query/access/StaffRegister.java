package org.pulang.query.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who may work here, by id. */
@Component
class StaffRegister {

    private final JdbcClient jdbc;

    StaffRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param role those of this one alone; absent for all
     * @param after the last one that was told, if any was
     */
    List<Staff> list(@Nullable Role role, @Nullable StaffId after, int rows) {
        var where = new Where()
                .and("role = ?", role == null ? null : role.name())
                .and("staff_id COLLATE \"C\" > ?", after == null ? null : after.value());
        return jdbc.sql("SELECT staff_id, organisation, role, enabled FROM readmodel.staff" + where.sql()
                        + " ORDER BY staff_id COLLATE \"C\" LIMIT ?")
                .params(where.values())
                .param(rows)
                .query((row, n) -> new Staff(
                        new StaffId(row.getString("staff_id")),
                        new OrganisationId(row.getString("organisation")),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("enabled")))
                .list();
    }
}
