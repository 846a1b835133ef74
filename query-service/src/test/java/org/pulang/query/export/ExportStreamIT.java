package org.pulang.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.query.QueryService;
import org.pulang.query.TestDatabase;
import org.pulang.query.TestStore;
import org.pulang.query.replay.Freshness;
import org.pulang.signin.TestIssuer;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Large files over a real connection: whole ones have both their rows in the log, those that break off end the question to the database. */
class ExportStreamIT {

    private static final int ROWS = Integer.getInteger("pulang.test.exported", 60_000);
    private static final StaffId READER = new StaffId("supervisor-demo");
    private static final String ASK = "{\"format\": \"%s\", \"reason\": \"Supervision\"}";

    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static ConfigurableApplicationContext service;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        DATABASE.createEventStore();
        new TestStore(DATABASE.dataSource())
                .append(
                        Instant.parse("2026-02-01T03:00:00Z"),
                        Map.of("actor", "system", "organisation", "pulang-demo"),
                        new StaffMemberRegistered(READER, new OrganisationId("pulang-demo"), null, Role.Supervisor));
        service = new SpringApplicationBuilder(QueryService.class)
                .properties("spring.config.name=query-service")
                .initializers(DATABASE)
                .run("--server.port=0", "--spring.profiles.active=local");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> DATABASE.jdbc()
                        .sql("SELECT EXISTS (SELECT FROM readmodel.staff)")
                        .query(Boolean.class)
                        .single());
        // Until then it tells nobody anything.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.getBean(Freshness.class).within(Duration.ofSeconds(2)));
        DATABASE.jdbc().sql("""
                INSERT INTO readmodel.access_case (case_id, owner, organisation, zone)
                SELECT md5(n::text)::uuid, 'worker-1', 'pulang-demo', 'Asia/Jakarta' FROM generate_series(1, %1$d) n;
                INSERT INTO readmodel.caseload (case_id, case_number, provenance, owner, organisation, gender, age_band, province, zone,
                    first_contact, opened_at, last_contact, position)
                SELECT md5(n::text)::uuid, 'R-32-2026-' || n, 'Simulated', 'worker-1', 'pulang-demo', 'Feminine', 'Unknown', '32', 'Asia/Jakarta',
                    '2026-01-20', '2026-02-01T03:00:00Z', '2026-01-20', n
                FROM generate_series(1, %1$d) n""".formatted(ROWS)).update();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static int port() {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static Path export(Format format) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:%d/api/exports/caseload".formatted(port())))
                                .header("Authorization", TestIssuer.shared().bearer(READER.value()))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(ASK.formatted(format)))
                                .build(),
                        BodyHandlers.ofFile(folder.resolve(format + ".zip")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        // Nobody could know how long it will be.
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        return answer.body();
    }

    private static long logged(String what) {
        return DATABASE.jdbc()
                .sql("SELECT count(*) FROM audit.access_log WHERE " + what)
                .query(Long.class)
                .single();
    }

    @Test
    void sendsAsManyRowsAsThereAre() throws IOException, InterruptedException {
        for (var format : Format.values()) {
            var ends = logged("rows = " + ROWS);
            long began = System.nanoTime();
            var file = export(format);
            long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
            try (var zip = new ZipFile(file.toFile())) {
                var codebook = EventJson.MAPPER.readTree(zip.getInputStream(zip.getEntry(Codebook.FILE)));
                assertThat(codebook.path("rows").asInt()).isEqualTo(ROWS);
                if (format != Format.Xlsx) {
                    var lines = new String(
                                    zip.getInputStream(zip.getEntry("caseload." + format.ending()))
                                            .readAllBytes(),
                                    StandardCharsets.UTF_8)
                            .lines()
                            .count();
                    assertThat(lines).isEqualTo(format == Format.Csv ? ROWS + 1 : ROWS);
                }
            }
            // The end is committed before the last byte leaves.
            assertThat(logged("rows = " + ROWS)).isEqualTo(ends + 1);
            System.out.printf(
                    "Export: %,d rows as %s in %,d ms, %,d bytes%n",
                    ROWS, format, took, file.toFile().length());
        }
        assertThat(logged("cardinality(cases) = " + ROWS)).isPositive();
    }

    /** Whoever hangs up gets no more, and the database is asked no more; that they began to take it away stays in the log. */
    @Test
    void endsTheQuestionWhenTheClientIsGone() throws IOException, InterruptedException {
        var intents = logged("export IS NOT NULL");
        var ends = logged("rows IS NOT NULL");
        try (var client = new Socket()) {
            client.setReceiveBufferSize(4096);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            client.setSoLinger(true, 0);
            ask(client.getOutputStream());
            var first = new byte[2000];
            int read = client.getInputStream().readNBytes(first, 0, first.length);
            assertThat(new String(first, 0, read, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 200");
            assertThat(asking()).isPositive();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> asking() == 0);
        assertThat(logged("export IS NOT NULL")).isEqualTo(intents + 1);
        assertThat(logged("rows IS NOT NULL")).isEqualTo(ends);
        // Their turn is over.
        export(Format.Csv);
    }

    private static void ask(OutputStream out) throws IOException {
        var body = ASK.formatted(Format.Ndjson);
        out.write("""
                POST /api/exports/caseload HTTP/1.1\r
                Host: localhost\r
                Authorization: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(TestIssuer.shared().bearer(READER.value()), body.length(), body)
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Transactions that hold the turn of an export. */
    private static long asking() {
        return DATABASE.jdbc()
                .sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 20568 AND granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .query(Long.class)
                .single();
    }
}
