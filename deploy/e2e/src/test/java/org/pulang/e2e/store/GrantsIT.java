package org.pulang.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.production.Finding;
import org.pulang.production.Grants;
import org.pulang.production.GrantsCheck;
import org.pulang.production.HistoriesCheck;
import org.pulang.production.Login;
import org.pulang.production.LoginsCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What each role of the database may do is what the grants files say, and nothing beside. */
class GrantsIT {

    private static final String DENIED = "42501";
    /** What PL/pgSQL raises: the trigger. */
    private static final String REFUSED = "P0001";

    private static final List<String> SCHEMAS = List.of("eventstore", "readmodel", "audit", "keystore");

    private static final List<String> RUN_TIME =
            List.of("store_writer", "store_reader", "projector", "reader", "replay");

    private static final String EVENT = """
            (recorded_at, stream, event_id, version, type, payload, metadata, leaf_hash)
            VALUES (now(), gen_random_uuid(), gen_random_uuid(), 0, 1, '{}', '{}', sha256('leaf'))""";

    private static final String READ = """
            (id, at, actor, organisation, role, action, cases, persons, classes, purpose, request_id, outcome, leaf_hash)
            VALUES (gen_random_uuid(), now(), 'a', 'o', 'Auditor', 'Query', '{}', '{}', '{}', 'Audit', gen_random_uuid(), 200, sha256('leaf'))""";

    private static Server server;
    private static String database;

    @BeforeAll
    static void start() throws SQLException {
        server = Server.start();
        database = server.freshDatabase();
        try (var superuser = server.connect(database);
                var statement = superuser.createStatement()) {
            statement.execute(text("/roles.sql"));
            // Again, as an operator might.
            statement.execute(text("/roles.sql"));
            // In production another database, in another cluster.
            statement.execute(text("/key-roles.sql"));
            statement.execute(text("/key-roles.sql"));
        }
        migrate();
        // Grants are given anew with every start.
        migrate();
        try (var writer = connect("store_writer");
                var statement = writer.createStatement()) {
            statement.execute("INSERT INTO eventstore.event " + EVENT);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void areInTheCatalogueAsInTheFiles() throws SQLException {
        var written = new TreeSet<String>();
        SCHEMAS.forEach(schema -> written.addAll(Grants.written(schema, superuser())));

        assertThat(written).hasSizeGreaterThan(40);
        assertThat(catalogue()).isEqualTo(written);
    }

    /** The comparison is worth something only where it sees what is too much. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ON TABLE eventstore.event TO reader",
                "INSERT (position) ON TABLE eventstore.event TO store_writer",
                "USAGE ON SEQUENCE eventstore.event_position_seq TO store_writer",
                "SELECT ON TABLE readmodel.staff TO PUBLIC",
                "CREATE ON SCHEMA eventstore TO projector",
                "EXECUTE ON FUNCTION eventstore.refuse_change() TO PUBLIC",
                "UPDATE ON TABLE keystore.key TO key_writer",
                "SELECT ON TABLE keystore.key TO reader",
            })
    void areKnownFromOthersByTheCatalogue(String other) throws SQLException {
        var before = catalogue();
        execute("GRANT " + other);
        try {
            assertThat(catalogue()).isNotEqualTo(before);
        } finally {
            execute("REVOKE " + other.replace(" TO ", " FROM "));
        }
        assertThat(catalogue()).isEqualTo(before);
    }

    @Test
    void areAllThatTheRolesHave() throws SQLException {
        assertThat(rows("""
                        SELECT rolname FROM pg_roles WHERE rolname ~ '^(store_|key_|pulang_keys$|projector$|reader$|replay$|audit_)'
                            AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)"""))
                .containsExactlyInAnyOrder(
                        "store_owner",
                        "store_writer",
                        "store_reader",
                        "projector",
                        "reader",
                        "replay",
                        "audit_owner",
                        "pulang_keys",
                        "key_writer",
                        "key_reader",
                        "key_eraser");
        assertThat(rows("""
                        SELECT member::regrole::text FROM pg_auth_members
                        WHERE member::regrole::text ~ '^(store_|key_|pulang_keys$|projector$|reader$|replay$|audit_)'""")).isEmpty();
        assertThat(rows("""
                        SELECT concat_ws(' ', CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END, privilege_type)
                        FROM pg_database, aclexplode(datacl) WHERE datname = current_database() AND grantee <> datdba"""))
                .containsExactlyInAnyOrder(
                        "store_owner CONNECT",
                        "store_owner CREATE",
                        "store_writer CONNECT",
                        "store_reader CONNECT",
                        "projector CONNECT",
                        "projector CREATE",
                        "reader CONNECT",
                        "replay CONNECT",
                        "audit_owner CONNECT",
                        "audit_owner CREATE",
                        "pulang_keys CONNECT",
                        "pulang_keys CREATE",
                        "key_writer CONNECT",
                        "key_reader CONNECT",
                        "key_eraser CONNECT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE eventstore.event SET version = version",
                "DELETE FROM eventstore.event",
                "TRUNCATE eventstore.event",
                "INSERT INTO eventstore.event (position) OVERRIDING SYSTEM VALUE VALUES (1)",
                "COPY eventstore.event (position, stream) FROM STDIN",
                "SELECT nextval('eventstore.event_position_seq')",
                "SELECT setval('eventstore.event_position_seq', 1)",
                "ALTER SEQUENCE eventstore.event_position_seq RESTART",
                "ALTER TABLE eventstore.event DISABLE TRIGGER event_is_append_only",
                "ALTER TABLE eventstore.event RENAME TO other",
                "DROP TABLE eventstore.event",
                "DROP FUNCTION eventstore.hold_horizon() CASCADE",
                "CREATE OR REPLACE FUNCTION eventstore.refuse_change() RETURNS trigger LANGUAGE sql AS ''",
                "CREATE TRIGGER other BEFORE INSERT ON eventstore.event EXECUTE FUNCTION eventstore.hold_horizon()",
                "CREATE RULE other AS ON INSERT TO eventstore.event DO INSTEAD NOTHING",
                "CREATE TABLE eventstore.other ()",
                "CREATE TABLE public.other ()",
                "UPDATE eventstore.type SET name = name",
                "DELETE FROM eventstore.type",
                "UPDATE eventstore.command SET key = key",
                "DELETE FROM eventstore.command",
                "TRUNCATE eventstore.command",
                "UPDATE eventstore.fingerprint_secret SET secret = secret",
                "DELETE FROM eventstore.staff",
                "DELETE FROM eventstore.provider",
                "SELECT FROM eventstore.flyway_schema_history",
                "DROP SCHEMA eventstore CASCADE",
                "SET session_replication_role = replica",
                "SET ROLE store_owner",
                "ALTER ROLE store_writer SUPERUSER",
                "CREATE ROLE other",
                "SELECT pg_read_file('/etc/passwd')",
                "COPY (SELECT 1) TO PROGRAM 'true'",
            })
    void refuseThisToEveryRoleOfTheServices(String statement) throws SQLException {
        for (var role : RUN_TIME) {
            assertThat(attempt(role, statement)).as(role).isEqualTo(DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO eventstore.event " + EVENT,
                "INSERT INTO eventstore.type (name, revision, stream_type) VALUES ('Other', 1, 'Other')",
                "SELECT FROM eventstore.command",
                "SELECT FROM eventstore.fingerprint_secret",
                "SELECT FROM eventstore.staff",
                "SELECT FROM eventstore.case_number",
                "SELECT FROM eventstore.scheduled_tasks",
                "SELECT FROM eventstore.attachment",
                "SELECT FROM eventstore.attachment_piece",
                "DELETE FROM eventstore.attachment",
                "INSERT INTO eventstore.staff VALUES ('me', 'mine', 'Admin', true)",
                "UPDATE eventstore.staff SET role = 'Admin'",
            })
    void letNobodyButTheCommandServiceDoThis(String statement) throws SQLException {
        assertThat(attempt("store_writer", statement)).isEmpty();
        for (var role : List.of("store_reader", "projector", "reader")) {
            assertThat(attempt(role, statement)).as(role).isEqualTo(DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE readmodel.staff SET enabled = true",
                "INSERT INTO readmodel.staff VALUES (gen_random_uuid(), 'me', 'mine', 'Admin', true)",
                "DELETE FROM readmodel.audittrail",
                "TRUNCATE readmodel.audittrail",
                "UPDATE readmodel.token SET position = 0",
                "DROP TABLE readmodel.staff",
                "ALTER TABLE readmodel.staff ADD x int",
                "CREATE TABLE readmodel.other ()",
            })
    void letNobodyButTheProjectionsWriteTheReadModel(String statement) throws SQLException {
        assertThat(attempt("projector", statement)).isEmpty();
        for (var role : List.of("store_writer", "store_reader", "reader")) {
            assertThat(attempt(role, statement)).as(role).isEqualTo(DENIED);
        }
    }

    /** Histories are told by whoever sees the events of the one case that was just allowed, and says which it is. */
    @Test
    void showAHistoryOnlyOfTheCaseThatIsNamed() throws SQLException {
        try (var writer = connect("store_writer");
                var statement = writer.createStatement()) {
            statement.execute("INSERT INTO eventstore.event " + EVENT);
        }
        var named = "SELECT set_config('app.case_id', array_agg(stream)::text, true) FROM (%s) AS one";
        var one = rows("SELECT stream::text FROM eventstore.event ORDER BY position LIMIT 1")
                .get(0);
        try (var replay = connect("replay");
                var statement = replay.createStatement()) {
            replay.setAutoCommit(false);
            assertThat(count(statement, "SELECT count(*) FROM eventstore.event"))
                    .isZero();
            statement.execute(named.formatted("SELECT '%s' AS stream".formatted(one)));
            assertThat(count(statement, "SELECT count(*) FROM eventstore.event WHERE stream = '%s'".formatted(one)))
                    .isEqualTo(1);
            assertThat(count(statement, "SELECT count(*) FROM eventstore.event WHERE stream <> '%s'".formatted(one)))
                    .isZero();
            statement.execute("SET LOCAL enable_seqscan = off");
            assertThat(text(
                            statement,
                            "EXPLAIN SELECT * FROM eventstore.event WHERE stream = '%s' AND version > -1::bigint ORDER BY version"
                                    .formatted(one)))
                    .contains("Index Scan using event_stream_version_key", "(stream = '" + one);
            replay.commit();
            // The next transaction on this connection has named nobody yet.
            assertThat(count(statement, "SELECT count(*) FROM eventstore.event"))
                    .isZero();
        }
        assertThat(attempt("reader", "SELECT position, recorded_at FROM eventstore.event"))
                .isEmpty();
        assertThat(attempt("reader", "SELECT payload FROM eventstore.event")).isEqualTo(DENIED);
        assertThat(attempt("reader", "SELECT stream FROM eventstore.event")).isEqualTo(DENIED);
    }

    /** As with histories: that of the case just allowed. */
    @Test
    void showContentOfDocumentsOnlyOfTheCaseThatIsNamed() throws SQLException {
        var one = "019c4a00-0000-7000-8000-000000000001";
        try (var writer = connect("store_writer");
                var statement = writer.createStatement()) {
            for (var caseId : List.of(one, "019c4a00-0000-7000-8000-000000000002")) {
                statement.execute("""
                        WITH sent AS (INSERT INTO eventstore.attachment
                            (upload, case_id, attachment_id, kind, format, key_id, state, received_at)
                            VALUES (gen_random_uuid(), '%1$s', gen_random_uuid(), 'Letter', 'Pdf', gen_random_uuid(), 'Receiving', now())
                            RETURNING upload)
                        INSERT INTO eventstore.attachment_piece SELECT upload, 0, '%1$s', 'sealed' FROM sent""".formatted(caseId));
            }
        }
        try (var replay = connect("replay");
                var statement = replay.createStatement()) {
            replay.setAutoCommit(false);
            for (var table : List.of("attachment", "attachment_piece")) {
                assertThat(count(statement, "SELECT count(*) FROM eventstore." + table))
                        .isZero();
            }
            statement.execute("SELECT set_config('app.case_id', '{%s}', true)".formatted(one));
            for (var table : List.of("attachment", "attachment_piece")) {
                assertThat(count(statement, "SELECT count(*) FROM eventstore." + table))
                        .isEqualTo(1);
            }
        }
        assertThat(attempt("replay", "DELETE FROM eventstore.attachment_piece")).isEqualTo(DENIED);
        // With the row goes what hangs on it, though nobody deletes it by hand.
        assertThat(attempt("store_writer", "DELETE FROM eventstore.attachment")).isEmpty();
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return String.join("\n", lines);
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT FROM audit.access_log",
                "SELECT set_config('app.uid', 'a', true); INSERT INTO audit.access_log " + READ
            })
    void letOnlyWhoeverAnswersPeopleAddToTheLogOfReads(String statement) throws SQLException {
        assertThat(attempt("reader", statement)).isEmpty();
        for (var role : List.of("store_owner", "store_writer", "store_reader", "projector")) {
            assertThat(attempt(role, statement)).as(role).isEqualTo(DENIED);
        }
    }

    @Test
    void letNobodyAddToItInTheNameOfOthers() throws SQLException {
        var insert = "INSERT INTO audit.access_log " + READ;
        assertThat(attempt("reader", insert)).isEqualTo(DENIED);
        assertThat(attempt("reader", "SELECT set_config('app.uid', 'b', true); " + insert))
                .isEqualTo(DENIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit.access_log SET actor = 'other'",
                "DELETE FROM audit.access_log",
                "TRUNCATE audit.access_log",
                "ALTER TABLE audit.access_log DISABLE TRIGGER access_log_is_append_only",
                "DROP TABLE audit.access_log",
                "CREATE TABLE audit.other ()",
                "UPDATE audit.terms_secret SET secret = secret",
                "DROP SCHEMA audit CASCADE",
            })
    void letNoServiceAlterWhatWasRead(String statement) throws SQLException {
        for (var role : RUN_TIME) {
            assertThat(attempt(role, statement)).as(role).isEqualTo(DENIED);
        }
    }

    @Test
    void neverAlterWhatWasReadNotEvenTheSuperuser() throws SQLException {
        for (var role : List.of("audit_owner", "postgres")) {
            for (var statement : List.of(
                    "UPDATE audit.access_log SET actor = actor",
                    "DELETE FROM audit.access_log",
                    "TRUNCATE audit.access_log")) {
                assertThat(attempt(role, statement)).as(role).isEqualTo(REFUSED);
            }
        }
    }

    /** A backup as the operations page tells: pg_dump refuses rather than leave out rows. */
    @Test
    void letTheOwnersBackUpWhatTheyOwn() throws SQLException {
        for (var backup : List.of(
                List.of("store_owner", "SET row_security = off; SELECT FROM eventstore.event"),
                List.of("audit_owner", "SET row_security = off; SELECT FROM audit.access_log"))) {
            assertThat(attempt(backup.get(0), backup.get(1))).as(backup.get(0)).isEmpty();
        }
        try (var owner = connect("store_owner");
                var statement = owner.createStatement()) {
            assertThat(count(statement, "SELECT count(*) FROM eventstore.event"))
                    .isPositive()
                    .isEqualTo(Long.parseLong(
                            rows("SELECT count(*) FROM eventstore.event").get(0)));
        }
    }

    /** With events to tell, but without the right to read them, the service would start and answer every case with an error. */
    @Test
    void areAskedForWhoeverTellsHistories() {
        assertThat(new HistoriesCheck(login("replay")).findings()).isEmpty();
        assertThat(new HistoriesCheck(login("reader")).findings()).containsExactly(Finding.HISTORIES_UNREADABLE);
        assertThat(new HistoriesCheck(login("key_reader")).findings()).containsExactly(Finding.HISTORIES_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"store_writer", "pg_read_all_data", "key_eraser"})
    void areNoneThatALoginHasByAnotherRole(String other) throws SQLException {
        assertThat(new LoginsCheck(login("reader")).findings()).isEmpty();
        execute("GRANT %s TO reader".formatted(other));
        try {
            assertThat(new LoginsCheck(login("reader")).findings()).containsExactly(Finding.DATABASE_ROLE_OF_OTHERS);
        } finally {
            execute("REVOKE %s FROM reader".formatted(other));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eventstore | CREATE POLICY more ON eventstore.event FOR SELECT TO replay USING (true) | DROP POLICY more ON eventstore.event
            eventstore | ALTER POLICY whole_log ON eventstore.event TO replay, store_writer, store_reader, projector, reader | ALTER POLICY whole_log ON eventstore.event TO store_writer, store_reader, projector, reader
            eventstore | ALTER TABLE eventstore.event DISABLE ROW LEVEL SECURITY | ALTER TABLE eventstore.event ENABLE ROW LEVEL SECURITY
            audit | CREATE POLICY more ON audit.access_log FOR INSERT WITH CHECK (true) | DROP POLICY more ON audit.access_log
            audit | ALTER TABLE audit.access_log DISABLE ROW LEVEL SECURITY | ALTER TABLE audit.access_log ENABLE ROW LEVEL SECURITY
            readmodel | CREATE POLICY more ON readmodel.casefile USING (true) | DROP POLICY more ON readmodel.casefile
            readmodel | ALTER POLICY in_sight ON readmodel.casefile RENAME TO other | ALTER POLICY other ON readmodel.casefile RENAME TO in_sight
            readmodel | ALTER POLICY in_sight ON readmodel.casefile TO projector | ALTER POLICY in_sight ON readmodel.casefile TO PUBLIC
            readmodel | ALTER TABLE readmodel.caseload DISABLE ROW LEVEL SECURITY | ALTER TABLE readmodel.caseload ENABLE ROW LEVEL SECURITY
            readmodel | ALTER POLICY in_sight ON readmodel.caseload USING (true) | ALTER POLICY in_sight ON readmodel.caseload USING (case_id IN (SELECT s.case_id FROM readmodel.in_sight() s))
            """)
    void areNotUndoneByPolicies(String schema, String other, String back) throws SQLException {
        var check = new GrantsCheck(schema, login("reader"));
        assertThat(check.findings()).isEmpty();
        execute(other);
        try {
            assertThat(check.findings()).containsExactly(Finding.POLICIES_OTHER_THAN_THE_MIGRATIONS);
        } finally {
            execute(back);
        }
        assertThat(check.findings()).isEmpty();
    }

    private static Login login(String role) {
        return new Login("of the test", server.url(database), role, "", Set.of());
    }

    @Test
    void keepTheReadModelFromTheCommandService() throws SQLException {
        assertThat(attempt("reader", "SELECT FROM readmodel.staff")).isEmpty();
        for (var role : List.of("store_owner", "store_writer", "store_reader")) {
            assertThat(attempt(role, "SELECT FROM readmodel.staff")).as(role).isEqualTo(DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM keystore.key",
                "TRUNCATE keystore.key",
                "UPDATE keystore.key SET case_id = case_id",
                "ALTER TABLE keystore.key DISABLE TRIGGER key_is_made_once",
                "CREATE TABLE keystore.other ()",
                "SELECT FROM eventstore.event",
                "SELECT FROM readmodel.staff",
                "SET ROLE pulang_keys",
            })
    void keepTheRolesOfTheKeysToTheirOwn(String statement) throws SQLException {
        for (var role : List.of("key_writer", "key_reader", "key_eraser")) {
            assertThat(attempt(role, statement)).as(role).isEqualTo(DENIED);
        }
    }

    @Test
    void letEachRoleOfTheKeysDoItsPartAlone() throws SQLException {
        var make = "INSERT INTO keystore.key (id, case_id, about, field_class, kek, wrapped)"
                + " VALUES (gen_random_uuid(), gen_random_uuid(), 'Survivor', 'Health', 'k', 'w')";
        var destroy =
                "UPDATE keystore.key SET kek = NULL, wrapped = NULL, destroyed_at = now(), request = gen_random_uuid()";
        assertThat(attempt("key_writer", make)).isEmpty();
        assertThat(attempt("key_eraser", destroy)).isEmpty();
        for (var role : List.of("key_reader", "key_eraser", "store_writer", "projector", "reader")) {
            assertThat(attempt(role, make)).as(role).isEqualTo(DENIED);
        }
        for (var role : List.of("key_reader", "key_writer", "store_writer", "projector", "reader")) {
            assertThat(attempt(role, destroy)).as(role).isEqualTo(DENIED);
        }
        for (var role : List.of("store_owner", "store_writer", "store_reader", "projector", "reader")) {
            assertThat(attempt(role, "SELECT FROM keystore.key")).as(role).isEqualTo(DENIED);
        }
        try (var eraser = connect("key_eraser");
                var statement = eraser.createStatement()) {
            statement.execute("VACUUM FULL keystore.key");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "command"})
    void neverAlterWhatHappenedNotEvenTheSuperuser(String table) throws SQLException {
        for (var role : List.of("store_owner", "postgres")) {
            for (var statement : List.of("DELETE FROM eventstore.%s", "TRUNCATE eventstore.%s")) {
                assertThat(attempt(role, statement.formatted(table))).as(role).isEqualTo(REFUSED);
            }
            assertThat(attempt(role, "UPDATE eventstore.%s SET stream = stream".formatted(table)))
                    .as(role)
                    .isEqualTo(REFUSED);
        }
        assertThat(attempt(
                        "postgres",
                        "SET session_replication_role = replica; DELETE FROM eventstore.%s".formatted(table)))
                .isEqualTo(REFUSED);
    }

    /** As a rebuild does, which knows nothing of grants. */
    @Test
    void holdForTablesThatARebuildMakes() throws SQLException {
        try (var projector = connect("projector");
                var statement = projector.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS readmodel_next");
            statement.execute("CREATE SCHEMA IF NOT EXISTS readmodel_past");
            statement.execute(
                    "CREATE TABLE readmodel_next.followups_case (LIKE readmodel.followups_case INCLUDING ALL EXCLUDING INDEXES)");
            statement.execute("ALTER TABLE readmodel_next.followups_case ENABLE ROW LEVEL SECURITY");
            statement.execute(
                    "CREATE POLICY in_sight ON readmodel_next.followups_case FOR SELECT USING (current_setting('app.role', true) = 'Counting')");
            statement.execute("ALTER TABLE readmodel.followups_case SET SCHEMA readmodel_past");
            assertThat(attempt("reader", "SELECT FROM readmodel_next.followups_case"))
                    .isEqualTo(DENIED);
            statement.execute("ALTER TABLE readmodel_next.followups_case SET SCHEMA readmodel");
            statement.execute("DROP TABLE readmodel_past.followups_case");
        }
        assertThat(attempt("reader", "SELECT FROM readmodel.followups_case")).isEmpty();
        assertThat(attempt("reader", "DELETE FROM readmodel.followups_case")).isEqualTo(DENIED);
        areInTheCatalogueAsInTheFiles();
    }

    private static void migrate() {
        for (var schema : List.of(
                List.of("eventstore", "store_owner"),
                List.of("readmodel", "projector"),
                List.of("audit", "audit_owner"),
                List.of("keystore", "pulang_keys"))) {
            Flyway.configure()
                    .dataSource(server.url(database), schema.get(1), "")
                    .schemas(schema.get(0))
                    .locations("classpath:db/" + schema.get(0))
                    .load()
                    .migrate();
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(server.url(database), role, "");
    }

    /** The SQLState of the refusal; empty where it is not refused. Nothing of it stays. */
    private static String attempt(String role, String sql) throws SQLException {
        try (var connection = connect(role);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(sql);
                return "";
            } catch (SQLException e) {
                return Objects.requireNonNull(e.getSQLState());
            } finally {
                connection.rollback();
            }
        }
    }

    private static Set<String> catalogue() {
        var real = new TreeSet<String>();
        SCHEMAS.forEach(schema -> real.addAll(Grants.catalogued(schema, superuser())));
        return real;
    }

    private static JdbcClient superuser() {
        return JdbcClient.create(new DriverManagerDataSource(server.url(database), "postgres", ""));
    }

    private static void execute(String sql) throws SQLException {
        try (var superuser = server.connect(database);
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String sql) throws SQLException {
        try (var superuser = server.connect(database);
                var statement = superuser.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private static String text(String resource) {
        try (var in = Objects.requireNonNull(GrantsIT.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
