package org.pulang.query.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables a {@link Rebuild} fills: named as the live ones, in a schema of their own until they take their place. */
final class NextTables {

    static final String NEXT = "readmodel_next";
    private static final String PAST = "readmodel_past";

    private final Group group;

    NextTables(Group group) {
        this.group = group;
    }

    /** Makes them, empty and without indexes, whatever a rebuild before this one has left. */
    void prepare(Connection session) throws SQLException {
        execute(session, "CREATE SCHEMA IF NOT EXISTS " + NEXT);
        execute(session, "CREATE SCHEMA IF NOT EXISTS " + PAST);
        for (var table : group.tables()) {
            execute(session, "DROP TABLE IF EXISTS %s.%s, %s.%s".formatted(NEXT, table, PAST, table));
            execute(
                    session,
                    "CREATE TABLE %s.%s (LIKE %s.%s INCLUDING ALL EXCLUDING INDEXES)"
                            .formatted(NEXT, table, Group.LIVE, table));
        }
    }

    /** Gives them the keys and indexes of the live ones. */
    void index(Connection session) throws SQLException {
        execute(session, "SET maintenance_work_mem = '128MB'");
        try {
            for (var table : group.tables()) {
                for (var definition : definitions(session, table)) {
                    execute(session, definition);
                }
                execute(session, "ANALYZE %s.%s".formatted(NEXT, table));
            }
        } finally {
            execute(session, "RESET maintenance_work_mem");
        }
    }

    private static List<String> definitions(Connection session, String table) throws SQLException {
        try (var select = session.prepareStatement("""
                SELECT format('ALTER TABLE %1$s.%%I ADD CONSTRAINT %%I %%s', ?, conname, pg_get_constraintdef(oid))
                FROM pg_constraint WHERE conrelid = to_regclass('%2$s.' || ?) AND contype IN ('p', 'u', 'x')
                UNION ALL
                SELECT replace(pg_get_indexdef(indexrelid), ' ON %2$s.', ' ON %1$s.')
                FROM pg_index i WHERE indrelid = to_regclass('%2$s.' || ?)
                  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)""".formatted(NEXT, Group.LIVE))) {
            select.setString(1, table);
            select.setString(2, table);
            select.setString(3, table);
            try (var row = select.executeQuery()) {
                var definitions = new ArrayList<String>();
                while (row.next()) {
                    definitions.add(row.getString(1));
                }
                return definitions;
            }
        }
    }

    /** Puts them in the place of the live ones, which are kept for a while. */
    void takeOver(JdbcClient jdbc) {
        for (var table : group.tables()) {
            jdbc.sql("ALTER TABLE %s.%s SET SCHEMA %s".formatted(Group.LIVE, table, PAST))
                    .update();
            jdbc.sql("ALTER TABLE %s.%s SET SCHEMA %s".formatted(NEXT, table, Group.LIVE))
                    .update();
        }
    }

    /** Drops those that were replaced. */
    void forgetPast(JdbcClient jdbc) {
        for (var table : group.tables()) {
            jdbc.sql("DROP TABLE IF EXISTS %s.%s".formatted(PAST, table)).update();
        }
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
