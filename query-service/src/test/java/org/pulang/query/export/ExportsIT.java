package org.pulang.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pulang.query.Events.assessed;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.providerId;
import static org.pulang.query.Events.providerRegistered;
import static org.pulang.query.Events.scheduled;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.CaseSealed;
import org.pulang.event.NoteAdded;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRejected;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.access.Readers;
import org.pulang.signin.TestIssuer;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.ReferralRejectionReason;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** Whoever takes data away says why, gets what they may see and nothing else, and the log of reads knows of it before they have a byte. */
@QueryServiceTest
class ExportsIT {

    private static final String COUNTS =
            "{\"format\": \"Ndjson\", \"reason\": \"Statistics\", \"filter\": {\"indicator\": \"cases\"}}";

    private static final String ALL = "{\"format\": \"%s\", \"reason\": \"CaseManagement\"}";
    private static final List<String> OF_CASES = List.of("caseload", "events", "follow-ups");

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    List<Sheet<?>> sheets;

    /** Twelve cases of the worker's, one of them sealed, in the name of whom somebody confides; and one of elsewhere. */
    @BeforeEach
    void cases() {
        var events = new ArrayList<Object>(List.of(providerRegistered(1), providerRegistered(2)));
        for (int i = 1; i <= 12; i++) {
            events.add(identified(caseId(100 + i)));
            events.add(scheduled(caseId(100 + i), i, "2026-02-%02d".formatted(i)));
            events.add(new NoteAdded(
                    caseId(100 + i),
                    new NoteId(new UUID(7, i)),
                    NoteVisibility.Team,
                    Sensitive.of("KENARI =1+1"),
                    null));
        }
        events.add(new CaseSealed(
                caseId(112), SealReason.StaffRelative, new StaffId("supervisor-1"), new StaffId("supervisor-2"), null));
        history.clear().append(events.toArray());
        history.of("dinsos-91-71")
                .by("worker-9")
                .record(identified(caseId(120)), scheduled(caseId(120), 20, "2026-02-20"));
        history.of("dinsos-32-73").by("worker-1");
    }

    private record Export(MockHttpServletResponse answer, Map<String, byte[]> files) {

        JsonNode codebook() {
            return EventJson.MAPPER.readTree(Objects.requireNonNull(files.get("datapackage.json")));
        }

        JsonNode fields() {
            return codebook().at("/resources/0/schema/fields");
        }

        /** By the names of the columns; what is absent is left out. */
        List<Map<String, String>> rows() throws IOException {
            var path = codebook().at("/resources/0/path").asString();
            var file = Objects.requireNonNull(files.get(path));
            if (path.endsWith(".ndjson")) {
                return new String(file, StandardCharsets.UTF_8)
                        .lines()
                        .map(Export::line)
                        .toList();
            }
            var lines = new ArrayList<List<String>>();
            if (path.endsWith(".csv")) {
                CsvReader.builder()
                        .ofCsvRecord(new String(file, StandardCharsets.UTF_8))
                        .forEach(row -> lines.add(row.getFields()));
            } else {
                try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
                    for (var row : book.getFirstSheet().read()) {
                        lines.add(IntStream.range(0, row.getCellCount())
                                .mapToObj(i -> row.getOptionalCell(i)
                                        .map(cell -> String.valueOf(cell.getValue()))
                                        .orElse(""))
                                .toList());
                    }
                }
            }
            return lines.stream().skip(1).map(line -> named(lines.get(0), line)).toList();
        }

        private static Map<String, String> line(String json) {
            var row = new LinkedHashMap<String, String>();
            EventJson.MAPPER
                    .readTree(json)
                    .properties()
                    .forEach(cell -> row.put(cell.getKey(), cell.getValue().asString()));
            return row;
        }

        private static Map<String, String> named(List<String> names, List<String> cells) {
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    row.put(names.get(i), cells.get(i));
                }
            }
            return row;
        }

        List<String> column(String name) throws IOException {
            return rows().stream().map(row -> row.getOrDefault(name, "")).toList();
        }
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request, String staff, String role) {
        return request.header("Pulang-Actor", staff).header("Pulang-Role", role);
    }

    private MockHttpServletResponse asked(String sheet, String body, String staff, String role) throws Exception {
        return http.perform(as(post("/api/exports/" + sheet), staff, role)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private Export export(String sheet, String body, String staff, String role) throws Exception {
        var answer = asked(sheet, body, staff, role);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/zip");
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (var file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                files.put(file.getName(), zip.readAllBytes());
            }
        }
        return new Export(answer, files);
    }

    private Export export(String sheet, Format format) throws Exception {
        return export(sheet, ALL.formatted(format), "worker-1", "Caseworker");
    }

    private JsonNode json(String address, String staff, String role) throws Exception {
        var answer = http.perform(as(get(URI.create(address)), staff, role))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return EventJson.MAPPER.readTree(answer.getContentAsString());
    }

    private static List<String> ids(JsonNode items) {
        return items.path("items").findValuesAsString("caseId");
    }

    private static List<String> unsealed() {
        return IntStream.rangeClosed(1, 11)
                .mapToObj(i -> caseId(100 + i).toString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void hasTheCasesOfTheListButSealedOnes(Format format) throws Exception {
        var listed = new ArrayList<>(ids(json("/api/cases?limit=500", "worker-1", "Caseworker")));
        assertThat(listed).hasSize(12).contains(caseId(112).toString());
        listed.remove(caseId(112).toString());

        var export = export("caseload", format);

        assertThat(export.column("case_id")).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(export.codebook().path("rows").asInt()).isEqualTo(11);
        var first = export.rows().get(0);
        assertThat(first)
                .containsEntry("gender", "Feminine")
                .containsEntry("province", "32")
                .containsEntry("owner", "worker-1")
                .containsEntry("first_contact", "2026-01-20")
                .containsEntry("opened_at", "2026-02-01T03:02:00Z");
        assertThat(Double.parseDouble(first.getOrDefault("days_without_contact", "")))
                .isPositive();
    }

    @Test
    void hasTheFollowUpsOfTheList() throws Exception {
        var listed = ids(json("/api/follow-ups?limit=500&overdue=true", "supervisor-3", "Supervisor"));

        var export = export(
                "follow-ups",
                "{\"format\": \"Csv\", \"reason\": \"Supervision\", \"filter\": {\"overdue\": true}}",
                "supervisor-3",
                "Supervisor");

        assertThat(export.column("case_id")).isEqualTo(listed).hasSize(11);
        assertThat(export.column("overdue")).containsOnly("true");
        assertThat(export.column("due_on").get(0)).isEqualTo("2026-02-01");
    }

    @Test
    void hasTheReferralsWithWhatCameOfThem() throws Exception {
        history.record(
                referral(101, 1, providerId(1), "2026-02-20"),
                referral(101, 2, providerId(2), "2026-03-15"),
                new ReferralAccepted(caseId(101), referralId(2), Sensitive.of("KENARI-accepted"), null),
                new ReferralCompleted(
                        caseId(101),
                        referralId(2),
                        ReferralOutcome.ServiceDelivered,
                        Sensitive.of("KENARI-outcome"),
                        null),
                referral(102, 3, providerId(1), "2026-03-15"),
                new ReferralRejected(
                        caseId(102),
                        referralId(3),
                        ReferralRejectionReason.NoCapacity,
                        Sensitive.of("KENARI-no"),
                        null),
                referral(112, 4, providerId(1), "2026-03-15"));
        history.of("dinsos-91-71").by("worker-9").record(referral(120, 5, providerId(1), "2026-03-15"));

        for (var format : Format.values()) {
            var export = export("referrals", format);
            assertThat(export.column("case_id"))
                    .containsExactly(
                            caseId(101).toString(),
                            caseId(101).toString(),
                            caseId(102).toString());
            assertThat(export.column("state")).containsExactly("Made", "Completed", "Rejected");
            assertThat(export.column("overdue")).containsExactly("true", "false", "false");
            assertThat(export.column("loop_closed")).containsExactly("false", "true", "false");
        }
        var rows = export("referrals", Format.Csv).rows();
        assertThat(rows.get(0))
                .containsEntry("made_on", "2026-02-01")
                .containsEntry("answer_due_on", "2026-02-20")
                .containsEntry("service", "Medical")
                .containsEntry("provider_id", providerId(1).toString())
                .containsEntry("provenance", "Casework")
                .containsKeys("case_number", "provider")
                .doesNotContainKeys("answered_at", "ended_at", "outcome", "rejection_reason");
        assertThat(rows.get(1)).containsEntry("outcome", "ServiceDelivered").containsKeys("answered_at", "ended_at");
        assertThat(rows.get(2)).containsEntry("rejection_reason", "NoCapacity").containsKeys("answered_at", "ended_at");
        assertThat(export("referrals", Format.Ndjson).files().values().stream()
                        .map(file -> new String(file, StandardCharsets.UTF_8)))
                .noneMatch(text -> text.contains("KENARI"));

        var overdue = export(
                "referrals",
                "{\"format\": \"Csv\", \"reason\": \"Supervision\", \"filter\": {\"overdue\": true, \"state\": \"Made\","
                        + " \"service\": \"Medical\", \"provider\": \"%s\"}}".formatted(providerId(1)),
                "supervisor-3",
                "Supervisor");
        assertThat(overdue.column("referral_id")).containsExactly(referralId(1).toString());
    }

    private static ReferralId referralId(int n) {
        return new ReferralId(new UUID(6, n));
    }

    private static ReferralMade referral(int caseNumber, int n, ProviderId to, String dueOn) {
        return new ReferralMade(
                caseId(caseNumber),
                referralId(n),
                to,
                Service.Medical,
                ReferralReason.AdditionalServicesRequired,
                Sensitive.of("KENARI-referral"),
                LocalDate.parse(dueOn),
                ZoneId.of("Asia/Jakarta"),
                null,
                null);
    }

    @Test
    void tellsJourneysInSentencesWithoutPersonalDetails() throws Exception {
        var export = export("events", Format.Ndjson);

        assertThat(export.column("case_id").stream().distinct()).containsExactlyInAnyOrderElementsOf(unsealed());
        assertThat(export.rows()).hasSize(33);
        var first = export.rows().get(0);
        assertThat(first).containsEntry("type", "VictimIdentified").containsEntry("sequence", "0");
        assertThat(first.get("sentence_id")).startsWith("Seseorang teridentifikasi");
        assertThat(first.get("sentence_en")).contains("identified");
    }

    @Test
    void hasNothingPersonalAndNothingOfElsewhere() throws Exception {
        for (var sheet : OF_CASES) {
            for (var asker : Map.of("worker-1", "Caseworker", "supervisor-1", "Supervisor", "auditor-1", "Auditor")
                    .entrySet()) {
                var text =
                        export(sheet, ALL.formatted("Ndjson"), asker.getKey(), asker.getValue())
                                .files()
                                .values()
                                .stream()
                                .map(file -> new String(file, StandardCharsets.UTF_8))
                                .toList()
                                .toString();
                assertThat(text)
                        .contains(caseId(101).toString())
                        .doesNotContain(
                                "KENARI", caseId(112).toString(), caseId(120).toString(), "worker-9");
            }
        }
    }

    @Test
    void narrowsToTheFilter() throws Exception {
        var export = export(
                "events",
                "{\"format\": \"Csv\", \"reason\": \"Audit\", \"filter\": {\"type\": \"FollowUpScheduled\", \"from\":"
                        + " \"2026-02-01\", \"to\": \"2026-02-01\"}}",
                "auditor-1",
                "Auditor");

        assertThat(export.column("type")).hasSize(11).containsOnly("FollowUpScheduled");
        assertThat(export(
                                "caseload",
                                "{\"format\": \"Csv\", \"reason\": \"Audit\", \"filter\": {\"status\": \"Closed\"}}",
                                "auditor-1",
                                "Auditor")
                        .rows())
                .isEmpty();
    }

    @Test
    void everyColumnIsDefinedInBothLanguages() throws Exception {
        assertThat(sheets).hasSizeGreaterThanOrEqualTo(5);
        for (var sheet : sheets) {
            var codebook = json("/api/exports/%s/codebook".formatted(sheet.name()), "admin-1", "Admin");
            assertThat(codebook.at("/title/id").asString()).isNotBlank();
            var fields = codebook.at("/resources/0/schema/fields");
            assertThat(fields.findValuesAsString("name").stream().distinct())
                    .containsExactlyElementsOf(
                            sheet.columns().stream().map(Column::name).toList());
            for (var field : fields) {
                for (var part : List.of("definition", "suppression")) {
                    var id = field.path(part).path("id").asString();
                    var en = field.path(part).path("en").asString();
                    assertThat(id).as(field.toString()).isNotBlank().isNotEqualTo(en);
                    assertThat(en).as(field.toString()).isNotBlank();
                }
                assertThat(field.path("name").asString())
                        .matches(sheet.name().equals("htcds") ? "[A-Za-z_]+" : "[a-z_]+");
                assertThat(field.path("hxl").asString()).matches("#[a-z0-9]+(\\+[a-z_]+[0-9]*)*");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void bringsACodebookOfExactlyItsColumns(Format format) throws Exception {
        for (var sheet : OF_CASES) {
            var export = export(sheet, format);
            var names = export.fields().findValuesAsString("name");
            assertThat(export.files()).hasSize(2);
            assertThat(names).containsAll(export.rows().get(0).keySet());
            if (format == Format.Csv) {
                var header = new String(
                                Objects.requireNonNull(export.files().get(sheet + ".csv")), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst();
                assertThat(header).isEqualTo(Optional.of(String.join(",", names)));
            }
            assertThat(export.fields())
                    .isEqualTo(json("/api/exports/%s/codebook".formatted(sheet), "worker-1", "Caseworker")
                            .at("/resources/0/schema/fields"));
            assertThat(export.codebook().at("/asOf/position").asLong())
                    .isEqualTo(Long.parseLong(
                            Objects.requireNonNull(export.answer().getHeader("Pulang-Position"))))
                    .isPositive();
        }
    }

    @Test
    void beginsAsASpreadsheetLikesItWhereAsked() throws Exception {
        var export = export(
                "caseload",
                "{\"format\": \"Csv\", \"reason\": \"Exchange\", \"bom\": true, \"hxl\": true}",
                "worker-1",
                "Caseworker");

        assertThat(new String(Objects.requireNonNull(export.files().get("caseload.csv")), StandardCharsets.UTF_8))
                .startsWith("\uFEFFcase_id,")
                .contains("\r\n\"#meta+id+case\",#meta+code+case,");
        assertThat(export.answer().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"pulang-caseload-2026-03-01.zip\"");
    }

    @Test
    void isInTheLogWithItsCasesItsReasonAndItsCount() throws Exception {
        var export = export(
                "follow-ups",
                "{\"format\": \"Xlsx\", \"reason\": \"Audit\", \"filter\": {\"state\": \"Scheduled\"}}",
                "auditor-1",
                "Auditor");
        var request = Objects.requireNonNull(export.answer().getHeader("Pulang-Request"));

        var reads = json("/api/staff/auditor-1/reads?limit=2", "privacy-1", "PrivacyOfficer")
                .path("items");

        assertThat(reads.findValuesAsString("requestId")).containsOnly(request);
        var end = reads.get(0);
        assertThat(end.path("rows").asInt()).isEqualTo(11);
        assertThat(end.path("outcome").asInt()).isEqualTo(200);
        assertThat(end.path("cases").isEmpty()).isTrue();
        var intent = reads.get(1);
        assertThat(intent.path("action").asString()).isEqualTo("Export");
        assertThat(intent.path("outcome").asInt()).isEqualTo(202);
        assertThat(intent.path("rows").asInt()).isEqualTo(11);
        assertThat(intent.path("cases").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(unsealed());
        assertThat(intent.path("export").toString())
                .isEqualTo("""
                    {"sheet":"follow-ups","format":"Xlsx","reason":"Audit","filter":{"state":"Scheduled"},"position":%d}\
                    """.formatted(export.codebook().at("/asOf/position").asLong()));

        // Behind the reading of the log.
        var ofCase = json("/api/cases/%s/reads?limit=2".formatted(caseId(103)), "supervisor-3", "Supervisor")
                .at("/items/1");
        assertThat(ofCase.path("requestId").asString()).isEqualTo(request);
        assertThat(ofCase.at("/export/sheet").asString()).isEqualTo("follow-ups");
    }

    @Test
    void isToldToThePersonOnce() throws Exception {
        // The log outlives the tests; nobody else reads of this case.
        var person = caseId(151);
        history.record(identified(person));
        export("caseload", Format.Csv);

        var told = json("/api/cases/%s/disclosures".formatted(person), "supervisor-1", "Supervisor")
                .at("/items/0/to");

        assertThat(told.toString())
                .isEqualTo(
                        "[{\"organisation\":\"dinsos-32-73\",\"role\":\"Caseworker\",\"purpose\":\"Services\",\"times\":1,\"classes\":[],"
                                + "\"taken\":{\"sheet\":\"caseload\",\"reason\":\"CaseManagement\"}}]");
    }

    @Test
    void sendsNothingWhereTheIntentCannotBeLogged() throws Exception {
        jdbc.sql("""
            CREATE FUNCTION audit.fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
            CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON audit.access_log DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION audit.fail()\
            """).update();
        try {
            var answer = asked("caseload", ALL.formatted("Csv"), "worker-1", "Caseworker");
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getContentAsString())
                    .contains("STORE_UNAVAILABLE")
                    .doesNotContain(caseId(101).toString());
        } finally {
            jdbc.sql("DROP FUNCTION audit.fail() CASCADE").update();
        }
        export("caseload", Format.Csv);
    }

    @Test
    void leavesAnIntentWithoutAnEndWhereItBreaksOff() throws Exception {
        jdbc.sql("UPDATE readmodel.audittrail SET stream = 'broken' WHERE position = (SELECT max(position) FROM"
                        + " readmodel.audittrail WHERE case_id = ?)")
                .param(caseId(111).value())
                .update();

        assertThatThrownBy(() -> asked("events", ALL.formatted("Csv"), "worker-3-broken", "Supervisor"))
                .isInstanceOf(IOException.class)
                .hasMessage("An export broke off.");

        var reads = json("/api/staff/worker-3-broken/reads", "privacy-1", "PrivacyOfficer")
                .path("items");
        assertThat(reads.size()).isEqualTo(1);
        assertThat(reads.at("/0/export/sheet").asString()).isEqualTo("events");
        assertThat(reads.at("/0/cases").size()).isEqualTo(11);
        assertThat(reads.at("/0/rows").isMissingNode()).isTrue();
        // And nothing is held by it any more.
        assertThat(export("caseload", ALL.formatted("Csv"), "worker-3-broken", "Supervisor")
                        .rows())
                .hasSize(11);
    }

    @Test
    void isForWhoHasJustProvenWhoTheyAre() throws Exception {
        // Known from now on.
        json("/api/cases", "worker-1", "Caseworker");
        var stale = Map.of(
                "an old sign-in",
                        TestIssuer.shared()
                                .bearer("worker-1", "phr", Instant.now().minusSeconds(400)),
                "a weak one", TestIssuer.shared().bearer("worker-1", "1", Instant.now()));
        for (var token : stale.entrySet()) {
            for (var sheet : sheets) {
                var answer = http.perform(post("/api/exports/" + sheet.name())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(ALL.formatted("Csv"))
                                .with(Readers.authorization(List.of(token.getValue()))))
                        .andReturn()
                        .getResponse();
                assertThat(answer.getStatus()).as(token.getKey()).isEqualTo(401);
                assertThat(answer.getHeader("WWW-Authenticate"))
                        .contains("insufficient_user_authentication", "acr_values=\"phr\"", "max_age=300");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\": \"Csv\"}",
                "{\"format\": \"Csv\", \"reason\": \"\"}",
                "{\"format\": \"Csv\", \"reason\": \"Because\"}",
                "{\"reason\": \"Audit\"}",
                "{\"format\": \"Pdf\", \"reason\": \"Audit\"}",
                "{\"format\": \"Xlsx\", \"reason\": \"Audit\", \"bom\": true}",
                "{\"format\": \"Ndjson\", \"reason\": \"Audit\", \"hxl\": true}",
                "{\"format\": \"Csv\", \"reason\": \"Audit\", \"filter\": {\"name\": \"Siti\"}}",
                "{\"format\": \"Csv\", \"reason\": \"Audit\", \"filter\": {\"type\": \"Siti\"}}",
                "{\"format\": \"Csv\", \"reason\": \"Audit\", \"filter\": []}",
                "{\"format\": \"Csv\", \"reason\": \"Audit\", \"filter\": {\"from\": \"+999999999-12-31\"}}",
                "{\"format\": \"Csv\", \"reason\": \"Audit\", \"filter\": {\"to\": \"-999999999-01-01\"}}",
                "{\"format\": \"Csv\", \"reason\": \"Audit\", \"note\": \"Siti\"}",
                "[]",
                ""
            })
    void refusesWhatHasNoReasonOrCannotBe(String body) throws Exception {
        var answer = asked("events", body, "auditor-2", "Auditor");

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("BAD_PARAMETER").doesNotContain("Siti");
        assertThat(jdbc.sql("SELECT count(*) FROM audit.access_log WHERE request_id = ? AND export IS NOT NULL")
                        .param(UUID.fromString(Objects.requireNonNull(answer.getHeader("Pulang-Request"))))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MAX_VALUE})
    void refusesDaysThatAreNone(int days) throws Exception {
        var ask = "{\"format\": \"Csv\", \"reason\": \"Audit\", \"filter\": {\"noContactDays\": %d}}";
        assertThat(asked("caseload", ask.formatted(days), "auditor-2", "Auditor")
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void givesAPersonOneAtATime() throws Exception {
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var running = other.createStatement()) {
                running.execute("SELECT pg_advisory_xact_lock(20568, hashtext('worker-1'))");
            }
            var answer = asked("caseload", ALL.formatted("Csv"), "worker-1", "Caseworker");
            assertThat(answer.getStatus()).isEqualTo(429);
            assertThat(answer.getHeader("Retry-After")).isNotBlank();
            assertThat(answer.getContentAsString()).contains("EXPORT_RUNNING");
            export("caseload", ALL.formatted("Csv"), "supervisor-1", "Supervisor");
            other.rollback();
        }
        export("caseload", Format.Csv);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"components", "challenges", "assistance", "standards", "outcomes", "recommendations", "oneOff"})
    void tellsTheNumbersOfTheApi(String indicator) throws Exception {
        history.record(assessed(caseId(101), "2026-01-30"), assessed(caseId(102), "2026-02-02"));
        for (var by : Stream.of("", "gender", "regency").toList()) {
            var told = json("/api/indicators/%s?by=%s".formatted(indicator, by), "supervisor-1", "Supervisor");
            var expected = new ArrayList<String>();
            for (var one : told.path("indicators")) {
                expected.add(numbers(one.path("id").asString(), "", one));
                one.path("groups")
                        .properties()
                        .forEach(group ->
                                expected.add(numbers(one.path("id").asString(), group.getKey(), group.getValue())));
            }

            if (by.isEmpty()) {
                told.path("curves")
                        .properties()
                        .forEach(curve -> curve.getValue()
                                .forEach(point -> expected.add(drawn(
                                        curve.getKey(), point.path("months").asString(), point, "events", "atRisk"))));
                told.path("flows")
                        .forEach(flow -> expected.add(drawn(
                                "flows",
                                "%s-%s"
                                        .formatted(
                                                flow.path("from").asString(),
                                                flow.path("to").asString()),
                                flow,
                                "cases",
                                "")));
            }

            var rows = export(
                            "indicators",
                            "{\"format\": \"Ndjson\", \"reason\": \"Reporting\", \"filter\": {\"indicator\": \"%s\"%s}}"
                                    .formatted(indicator, by.isEmpty() ? "" : ", \"by\": \"" + by + "\""),
                            "supervisor-1",
                            "Supervisor")
                    .files();

            var lines = new String(Objects.requireNonNull(rows.get("indicators.ndjson")), StandardCharsets.UTF_8)
                    .lines()
                    .map(EventJson.MAPPER::readTree)
                    .map(line -> numbers(
                            line.path("indicator").asString(),
                            line.path("group").asString(""),
                            line))
                    .toList();
            assertThat(lines).isEqualTo(expected).isNotEmpty();
        }
    }

    /** A point of a curve or a part of a flow, without what it has not. */
    private static String drawn(String id, String group, JsonNode of, String numerator, String denominator) {
        var line = EventJson.MAPPER.createObjectNode();
        line.set("numerator", of.path(numerator));
        if (!denominator.isEmpty()) {
            line.set("denominator", of.path(denominator));
        }
        if (of.has("without")) {
            line.set("share", of.path("without"));
        }
        return numbers(id, group, line);
    }

    private static String numbers(String id, String group, JsonNode of) {
        return "%s %s %s/%s %s %s of %s"
                .formatted(
                        id,
                        group,
                        of.path("numerator"),
                        of.path("denominator"),
                        of.path("share"),
                        of.path("median"),
                        of.path("values"));
    }

    @Test
    void tellsTheCountsOfTheDashboard() throws Exception {
        var told = json("/api/indicators", "supervisor-1", "Supervisor");
        var all = told.path("counts").path("cases").asString();
        var expected = new ArrayList<String>(List.of("  %s/".formatted(all)));
        told.path("counts")
                .properties()
                .forEach(by -> by.getValue()
                        .properties()
                        .forEach(group -> expected.add("%s %s %s/%s"
                                .formatted(
                                        by.getKey(),
                                        group.getKey(),
                                        group.getValue().asString(),
                                        all))));

        var rows = export("indicators", COUNTS, "supervisor-1", "Supervisor").rows();
        assertThat(rows)
                .filteredOn(row -> "cases".equals(row.get("indicator")))
                .extracting(row -> "%s %s %s/%s"
                        .formatted(
                                row.getOrDefault("by", ""),
                                row.getOrDefault("group", ""),
                                row.get("numerator"),
                                row.getOrDefault("denominator", "")))
                .containsExactlyElementsOf(expected)
                .hasSizeGreaterThan(10);
        assertThat(rows).extracting(row -> row.get("indicator")).contains("timeToAssessmentDays", "followUps");
    }

    @Test
    void withholdsFromAnalystsTheSmallCountsOfTheDashboard() throws Exception {
        var rows = export("indicators", COUNTS, "analyst-1", "Analyst").rows();

        assertThat(rows).allSatisfy(row -> {
            if ("true".equals(row.get("withheld"))) {
                assertThat(row).doesNotContainKeys("numerator", "denominator", "share", "median");
            } else {
                assertThat(Integer.parseInt(row.getOrDefault("numerator", ""))).isGreaterThanOrEqualTo(11);
            }
        });
        assertThat(rows).anyMatch(row -> "true".equals(row.get("withheld")));
    }

    @Test
    void withholdsFromAnalystsWhatTooFewStandBehind() throws Exception {
        // 13 cases, all of women: of 13 one was assessed, all of 13 are known.
        history.record(assessed(caseId(101), "2026-01-30"));
        var ask = "{\"format\": \"Ndjson\", \"reason\": \"Statistics\", \"filter\": {\"indicator\": \"components\","
                + " \"by\": \"organisation\"}}";

        var analyst = export("indicators", ask, "analyst-1", "Analyst").rows();
        var supervisor = export("indicators", ask, "supervisor-1", "Supervisor").rows();

        assertThat(supervisor).allMatch(row -> "false".equals(row.get("withheld")));
        assertThat(analyst).allSatisfy(row -> {
            if ("true".equals(row.get("withheld"))) {
                assertThat(row).doesNotContainKeys("numerator", "denominator", "share", "median", "values");
            } else {
                assertThat(Integer.parseInt(row.getOrDefault("numerator", ""))).isGreaterThanOrEqualTo(11);
            }
        });
        assertThat(analyst)
                .filteredOn(row -> "assessment".equals(row.get("indicator")))
                .hasSize(3)
                .allMatch(row -> "true".equals(row.get("withheld")));
    }

    /** Rupiah and follow-ups are no people: however many there are, one person may stand behind them. */
    @Test
    void withholdsFromAnalystsWhatDoesNotTellHowManyPeopleStandBehind() throws Exception {
        for (var indicator : List.of("restitutionPaid", "followUpsOnTime", "unmetNeeds")) {
            var ask = "{\"format\": \"Ndjson\", \"reason\": \"Statistics\", \"filter\": {\"indicator\": \"%s\"}}"
                    .formatted(indicator);

            assertThat(export("indicators", ask, "analyst-1", "Analyst").rows())
                    .as(indicator)
                    .isNotEmpty()
                    .allMatch(row -> "true".equals(row.get("withheld")));
        }
    }

    @Test
    void hasTheDirectoryForAll() throws Exception {
        var listed =
                json("/api/providers", "analyst-1", "Analyst").path("items").findValuesAsString("providerId");

        var export = export("providers", ALL.formatted("Csv"), "analyst-1", "Analyst");

        assertThat(export.column("provider_id"))
                .containsExactlyInAnyOrderElementsOf(listed)
                .hasSize(2);
        assertThat(asked("caseload", ALL.formatted("Csv"), "analyst-1", "Analyst")
                        .getStatus())
                .isEqualTo(403);
        assertThat(asked("providers", ALL.formatted("Csv"), "privacy-1", "PrivacyOfficer")
                        .getStatus())
                .isEqualTo(403);
    }
}
