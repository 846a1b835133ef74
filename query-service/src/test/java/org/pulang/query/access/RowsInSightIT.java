package org.pulang.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pulang.query.access.AccessMatrixIT.CASE;
import static org.pulang.query.access.AccessMatrixIT.ELSEWHERE;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.personal.Purpose;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.TestDatabase;
import org.pulang.query.access.AccessMatrixIT.Layer;
import org.pulang.query.access.AccessMatrixIT.Person;
import org.pulang.query.replay.Projections;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the policy is forgotten, the database itself shows no case to whom it is nothing. That it takes nothing away, AccessMatrixIT shows. */
@QueryServiceTest
@Import({AccessMatrixIT.Layers.class, AsReader.class})
@ContextConfiguration(initializers = {TestDatabase.class, AsReader.Roles.class})
class RowsInSightIT {

    @Autowired
    ReadingFor readingFor;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Projections projections;

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    AccessMatrixIT.Switches access;

    @BeforeEach
    void twoCasesOfTwoOrganisations() {
        AccessMatrixIT.twoCasesOfTwoOrganisations(history);
    }

    @AfterEach
    void everyLayerIsOn() {
        access.off.clear();
        AsReader.off = false;
    }

    @ParameterizedTest
    @EnumSource
    void showsNoCaseToAStrangerThoughALayerIsOff(Layer layer) throws Exception {
        access.off.add(layer);
        var shown = new ArrayList<String>();
        for (var route : List.of("/api/cases/{caseId}", "/api/cases/{caseId}/events", "/cases/{caseId}")) {
            for (var role : Role.values()) {
                var answer = ask(route.replace("{caseId}", CASE.toString()), Person.Stranger, role);
                assertThat(answer.getStatus()).isEqualTo(404);
                shown.add(answer.getContentAsString());
            }
        }
        for (var route : List.of(
                "/api/cases",
                "/api/follow-ups",
                "/api/audit",
                "/api/overrides",
                "/worklist?view=All",
                "/api/erasures")) {
            for (var role : Role.values()) {
                shown.add(ask(route, Person.Stranger, role).getContentAsString());
            }
        }
        assertThat(shown).noneMatch(body -> body.contains(CASE.toString()) && body.contains("caseNumber"));
        assertThat(shown).noneMatch(body -> body.contains("KENARI") || body.contains(ELSEWHERE.toString()));
    }

    @Test
    void showsNoRowAboutACaseToWhomItIsNothing() {
        assertThat(rows(() -> asked("", "", "")))
                .as("nobody has said who asks")
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        for (var role : Role.values()) {
            var shown = rowsOf(Person.Stranger, role);
            shown.forEach((table, rows) -> {
                if (!(role == Role.Analyst && table.startsWith("indicators")) && !table.startsWith("duplicates")) {
                    assertThat(rows).as("%s to a stranger as %s", table, role).isZero();
                }
            });
        }
        for (var role : EnumSet.of(Role.Analyst, Role.Admin, Role.System)) {
            assertThat(rowsOf(Person.Owner, role)).containsEntry("casefile", 0L).containsEntry("access_case", 0L);
        }
    }

    @Test
    void showsACaseToWhomItIsSomething() {
        for (var person : EnumSet.of(Person.Owner, Person.Colleague, Person.Receiver, Person.Guest, Person.Unmasker)) {
            assertThat(rowsOf(person, Role.Caseworker))
                    .as("%s", person)
                    .containsEntry("casefile", 1L)
                    .containsEntry("access_case", 1L)
                    .containsEntry("caseload", 1L)
                    .containsEntry("access_sharing", 3L);
        }
    }

    /** What an organisation was asked about a case stays with it to decide and review; the case itself goes where it goes. */
    @Test
    void showsNoCaseForAGrantThatIsNotOnesOwn() {
        history.record(
                new CaseworkerAssigned(CASE, new StaffId("worker-9"), new OrganisationId("dinsos-53-01"), null, null));
        for (var person : EnumSet.of(Person.Owner, Person.Colleague)) {
            assertThat(rowsOf(person, Role.PrivacyOfficer))
                    .as("%s, whose organisation has grants to review", person)
                    .containsEntry("access_grant", 4L)
                    .containsEntry("access_case", 1L)
                    .containsEntry("casefile", 0L)
                    .containsEntry("caseload", 0L)
                    .containsEntry("audittrail", 0L)
                    .containsEntry("access_sharing", 0L);
        }
        assertThat(rowsOf(Person.Stranger, Role.Caseworker)).containsEntry("casefile", 0L);
        assertThat(rowsOf(Person.Guest, Role.Caseworker)).containsEntry("casefile", 1L);
    }

    @Test
    void showsNoCaseForAGrantThatHasEnded() {
        assertThat(rowsOf(Person.Guest, Role.Caseworker)).containsEntry("casefile", 1L);
        jdbc.sql("UPDATE readmodel.access_grant SET state = 'Ended' WHERE holder = ?")
                .param(Person.Guest.id)
                .update();
        assertThat(rowsOf(Person.Guest, Role.Caseworker)).allSatisfy((table, rows) -> {
            if (!table.startsWith("duplicates")) {
                assertThat(rows).as(table).isZero();
            }
        });
    }

    @Test
    void showsNobodyWhatIsAboutNoCaseButWhoWorksHere() {
        jdbc.sql("UPDATE readmodel.audittrail SET case_id = NULL WHERE case_id = ?")
                .param(ELSEWHERE.value())
                .update();
        for (var role : List.of("", "Auditor")) {
            assertThat(inTransaction(() -> {
                        asked("", "", role);
                        return jdbc.sql("SELECT count(*) > 0 FROM readmodel.audittrail WHERE case_id IS NULL")
                                .query(Boolean.class)
                                .single();
                    }))
                    .isEqualTo(!role.isEmpty());
        }
    }

    @Test
    void showsASealedCaseToThoseWhomItNames() {
        history.record(new CaseSealed(
                CASE, SealReason.StaffRelative, new StaffId("worker-2"), new StaffId("supervisor-9"), null));
        for (var person : EnumSet.of(Person.Owner, Person.Colleague)) {
            assertThat(rowsOf(person, Role.Supervisor)).as("%s", person).containsEntry("casefile", 1L);
        }
        for (var person : EnumSet.of(Person.Receiver, Person.Guest, Person.Unmasker, Person.Stranger)) {
            assertThat(rowsOf(person, Role.Supervisor))
                    .as("%s", person)
                    .containsEntry("casefile", 0L)
                    .containsEntry("audittrail", 0L);
        }
    }

    /** The tables that a rebuild puts in place of others are other tables, and a connection keeps its plans. */
    @Test
    void holdsForTablesThatWereRebuilt() {
        for (int i = 0; i < 2; i++) {
            for (var projection : List.of(
                    "access",
                    "caseload",
                    "casefile",
                    "audittrail",
                    "followups",
                    "indicators",
                    "erasures",
                    "overrides")) {
                history.rebuild(projection);
            }
            showsNoRowAboutACaseToWhomItIsNothing();
            showsACaseToWhomItIsSomething();
        }
    }

    /** A table that is put in place after the moment a read looks at would seem empty to it. */
    @Test
    void seesItsRowsThoughARebuildIsAboutToExchangeTheirTable() {
        var rebuilt = inTransaction(() -> {
            readingFor.begin(reader(Person.Owner, Role.Supervisor));
            var rebuild = projections.rebuild("caseload");
            assertThat(Stream.generate(() ->
                                    CompletableFuture.supplyAsync(this::phase).join())
                            .limit(1_000)
                            .peek(phase -> LockSupport.parkNanos(20_000_000))
                            .filter(Set.of("Swapping", "Finished")::contains)
                            .findFirst())
                    .isPresent();
            assertThat(jdbc.sql("SELECT count(*) FROM readmodel.caseload")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            return rebuild;
        });
        rebuilt.join();
    }

    private String phase() {
        return jdbc.sql("SELECT phase FROM readmodel.rebuild WHERE processor = 'caseload'")
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Test
    void hasAPolicyForEveryTableAboutCases() {
        assertThat(tables())
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(table -> assertThat(jdbc.sql("""
                        SELECT c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
                        FROM pg_class c WHERE c.oid = CAST(? AS regclass)""")
                                .param("readmodel." + table)
                                .query(Boolean.class)
                                .single())
                        .as("%s: V15 shows how", table)
                        .isTrue());
    }

    /** What people keep for themselves they keep in no other name, and see of nobody else. */
    @Test
    void keepsLooksAndViewsInOnesOwnNameOnly() throws Exception {
        ask("/cases/" + CASE, Person.Owner, Role.Caseworker);
        assertThat(rowsOf(Person.Owner, Role.Caseworker)).containsEntry("access_look", 1L);
        assertThat(rowsOf(Person.Colleague, Role.Supervisor)).containsEntry("access_look", 0L);
        var inOthersName = List.of(
                "INSERT INTO readmodel.access_look (staff, case_id, seen) VALUES ('worker-1', '%s', 1)"
                        .formatted(ELSEWHERE),
                "INSERT INTO readmodel.caseload_view (staff, view_id, name, chosen, saved_at)"
                        + " VALUES ('worker-1', gen_random_uuid(), 'x', 'view=All', now())");
        for (var statement : inOthersName) {
            assertThatThrownBy(() -> inTransaction(() -> {
                        asked("worker-2", "dinsos-32-73", "Caseworker");
                        return jdbc.sql(statement).update();
                    }))
                    .as(statement)
                    .hasStackTraceContaining("row-level security");
        }
    }

    /** A gauge that is empty would say that all is well. */
    @Test
    void countsForOperatorsOverAllCases() {
        assertThat(readingFor.<Long>counting(() -> {
                    jdbc.sql("SET LOCAL ROLE reader").update();
                    return jdbc.sql("SELECT count(*) FROM readmodel.followups")
                            .query(Long.class)
                            .single();
                }))
                .isEqualTo(2);
    }

    /** Prints what the layer costs among 10,000 cases of four organisations; what must not happen is that it asks row by row. */
    @Test
    void asksAboutAStatementNotAboutARow() throws Exception {
        tenThousandCases();
        var plans = inTransaction(() -> {
            readingFor.begin(reader(Person.Owner, Role.Supervisor));
            var lines = new ArrayList<String>();
            for (var question : List.of(
                    "SELECT * FROM readmodel.caseload c ORDER BY next_due_on, position LIMIT 50",
                    "SELECT count(*) FROM readmodel.caseload",
                    "SELECT * FROM readmodel.caseload_duty WHERE case_id = '%s'".formatted(CASE),
                    "SELECT * FROM readmodel.casefile WHERE case_id = '%s'".formatted(CASE))) {
                lines.addAll(jdbc.sql("EXPLAIN (ANALYZE, TIMING OFF) " + question)
                        .query(String.class)
                        .list());
            }
            return String.join("\n", lines);
        });
        System.out.println(plans);
        assertThat(plans)
                .doesNotContain("Function Scan on in_sight")
                .contains("casefile_pkey", "caseload_duty_pkey", "access_case_organisation_case_id");
        for (var address : List.of("/worklist?view=All", "/api/cases?limit=50", "/cases/" + CASE)) {
            var times = new TreeMap<Boolean, List<Long>>();
            for (int i = 0; i < 80; i++) {
                AsReader.off = i % 2 == 0;
                long before = System.nanoTime();
                assertThat(ask(address, Person.Colleague, Role.Supervisor).getStatus())
                        .isEqualTo(200);
                if (i >= 20) {
                    times.computeIfAbsent(AsReader.off, off -> new ArrayList<>())
                            .add(System.nanoTime() - before);
                }
            }
            times.forEach((off, all) -> System.out.printf(
                    "%s %s row-level security: median %.1f ms of %d%n",
                    address,
                    off ? "without" : "with",
                    all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow() / 1e6,
                    all.size()));
        }
    }

    private void tenThousandCases() {
        jdbc.sql("""
                CREATE TEMPORARY TABLE many ON COMMIT PRESERVE ROWS AS
                SELECT gen_random_uuid() AS case_id, n, (ARRAY['dinsos-32-73', 'dinsos-53-01', 'dinsos-91-71', 'lsm-1'])[1 + n % 4] AS organisation
                FROM generate_series(1, 10000) n;
                INSERT INTO readmodel.access_case (case_id, owner, organisation, zone)
                SELECT case_id, 'worker-' || n % 40, organisation, 'Asia/Jakarta' FROM many;
                INSERT INTO readmodel.caseload (case_id, case_number, provenance, owner, organisation, gender, age_band, zone, first_contact,
                    opened_at, last_contact, next_due_on, position)
                SELECT case_id, 'PLG-32-2026-' || (n + 100), 'Casework', 'worker-' || n % 40, organisation, c.gender, c.age_band, c.zone,
                    c.first_contact, c.opened_at, c.last_contact, DATE '2026-03-01' + n % 300, 1000 + n
                FROM many, (SELECT * FROM readmodel.caseload LIMIT 1) c (x1, x2, x3, x4, x5, gender, age_band, x6, zone, first_contact, opened_at, last_contact);
                INSERT INTO readmodel.caseload_duty (case_id, kind, reference, due_on, due_until, since)
                SELECT case_id, 'FollowUp', gen_random_uuid(), DATE '2026-03-01' + n % 300, '2026-03-02'::timestamptz + n % 300 * interval '1 day', now()
                FROM many;
                DROP TABLE many;
                ANALYZE""").update();
    }

    private MockHttpServletResponse ask(String address, Person person, Role role) throws Exception {
        return http.perform(MockMvcRequestBuilders.get(URI.create(address))
                        .header("Pulang-Actor", person.id)
                        .header("Pulang-Organisation", person.organisation)
                        .header("Pulang-Role", role.name()))
                .andReturn()
                .getResponse();
    }

    private Map<String, Long> rowsOf(Person person, Role role) {
        return rows(() -> readingFor.begin(reader(person, role)));
    }

    private static Reader reader(Person person, Role role) {
        return new Reader(
                new StaffId(person.id),
                new OrganisationId(person.organisation),
                role,
                Purpose.Services,
                "phr",
                Instant.EPOCH);
    }

    /** How many rows about a case each table shows. */
    private Map<String, Long> rows(Runnable saying) {
        return inTransaction(() -> {
            saying.run();
            var rows = new TreeMap<String, Long>();
            for (var table : tables()) {
                rows.put(
                        table,
                        jdbc.sql("SELECT count(*) FROM readmodel.%s WHERE case_id IS NOT NULL".formatted(table))
                                .query(Long.class)
                                .single());
            }
            return rows;
        });
    }

    private void asked(String uid, String organisation, String role) {
        jdbc.sql(
                        "SELECT set_config('app.uid', ?, true), set_config('app.organisation', ?, true), set_config('app.role', ?, true)")
                .params(uid, organisation, role)
                .query()
                .listOfRows();
        jdbc.sql("SET LOCAL ROLE reader").update();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(transaction -> work.get()));
    }

    private List<String> tables() {
        return jdbc.sql("""
                        SELECT table_name FROM information_schema.columns JOIN pg_tables ON tablename = table_name AND schemaname = table_schema
                        WHERE table_schema = 'readmodel' AND column_name = 'case_id'""").query(String.class).list();
    }
}
