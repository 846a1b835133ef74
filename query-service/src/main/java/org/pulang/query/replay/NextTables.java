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
            for (var definition : policies(session, Group.LIVE, table)) {
                execute(session, definition);
            }
        }
    }

    /** Who is shown which rows: LIKE leaves that out. What the policies name is found by its name, so they hold here as there. */
    private static List<String> policies(Connection session, String schema, String table) throws SQLException {
        return definitions(session, table, """
                SELECT format('ALTER TABLE %1$s.%%I ENABLE ROW LEVEL SECURITY', relname)
                FROM pg_class WHERE oid = to_regclass('%2$s.' || ?) AND relrowsecurity
                UNION ALL
                SELECT format('CREATE POLICY %%I ON %1$s.%%I AS %%s FOR %%s TO %%s', policyname, tablename, permissive, cmd,
                        (SELECT string_agg(quote_ident(role), ', ') FROM unnest(roles) role))
                    || coalesce(' USING (' || qual || ')', '') || coalesce(' WITH CHECK (' || with_check || ')', '')
                FROM pg_policies WHERE schemaname = '%2$s' AND tablename = ?
                ORDER BY 1""".formatted(NEXT, schema));
    }

    /**
     * Whether those that took the place of others show rows as these did, to be asked in the transaction in which they did: nobody else
     * can alter either by then. A migration may have, since the new ones were made.
     */
    boolean showAsThePast(Connection session) throws SQLException {
        for (var table : group.tables()) {
            if (!policies(session, Group.LIVE, table).equals(policies(session, PAST, table))) {
                return false;
            }
        }
        return true;
    }

    /** Gives them the keys and indexes of the live ones. */
    void index(Connection session) throws SQLException {
        execute(session, "SET maintenance_work_mem = '128MB'");
        try {
            for (var table : group.tables()) {
                for (var definition : indexes(session, table)) {
                    execute(session, definition);
                }
                execute(session, "ANALYZE %s.%s".formatted(NEXT, table));
            }
        } finally {
            execute(session, "RESET maintenance_work_mem");
        }
    }

    private static List<String> indexes(Connection session, String table) throws SQLException {
        return definitions(session, table, """
                SELECT format('ALTER TABLE %1$s.%%I ADD CONSTRAINT %%I %%s', ?, conname, pg_get_constraintdef(oid))
                FROM pg_constraint WHERE conrelid = to_regclass('%2$s.' || ?) AND contype IN ('p', 'u', 'x')
                UNION ALL
                SELECT replace(pg_get_indexdef(indexrelid), ' ON %2$s.', ' ON %1$s.')
                FROM pg_index i WHERE indrelid = to_regclass('%2$s.' || ?)
                  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)""".formatted(NEXT, Group.LIVE));
    }

    /** @param question with the table's name as each of its parameters */
    private static List<String> definitions(Connection session, String table, String question) throws SQLException {
        try (var select = session.prepareStatement(question)) {
            for (int i = 1; i <= question.chars().filter(c -> c == '?').count(); i++) {
                select.setString(i, table);
            }
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
