package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.htcds.HtcdsField;
import org.pulang.htcds.HtcdsField.Carried;
import org.pulang.htcds.Standard;
import org.pulang.runner.demo.DemoStaff;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases leave one installation in HTCDS and enter an empty one: what the standard can carry is told there in the same
 * words, whichever format they went in, and nothing is told that nobody allowed.
 */
class HtcdsE2E {

    private static final Duration PROMPT = Duration.ofSeconds(60);

    /** In whatever must not leave. */
    private static final String CANARY = "KENARI";

    /** How a case stands and whose it is, the reading system decides; its number is its own. */
    private static final Set<String> OF_THE_SYSTEM = Set.of("cas_Status", "cas_CaseOwner", "x_cas_CaseNumber");

    private static final String MUCH = "2026-02-03";
    private static final String LITTLE = "2025-11";

    /** All that HTCDS has a word for, and much that it has none for, or that is nobody else's. */
    private static final String IDENTIFICATION = """
            {"name": {"first": "Sari; Ayu", "second": "=Wulandari"}, "birthDate": "1999-04-17", "gender": "Feminine",
             "citizenships": ["ID", "MM"], "origin": "32.12", "identifiedThrough": "NGO",
             "identifyingOrganisation": "dinsos-indramayu", "status": "PossibleVictimOfTrafficking",
             "decidedBy": "NGO", "basis": "KENARI basis", "firstContact": "2026-02-03",
             "contacts": [
               {"kind": "MobilePhone", "value": "KENARI 0899", "safeToContact": "No", "hours": "KENARI hours"},
               {"kind": "MobilePhone", "value": "+628120000001", "safeToContact": "Unknown"},
               {"kind": "HomePhone", "value": "+62212000002", "safeToContact": "Yes"},
               {"kind": "Email", "value": "sari@example.org", "safeToContact": "Yes"},
               {"kind": "TrustedPerson", "value": "Bidan; pagi", "safeToContact": "Yes", "hours": "KENARI hours"}]}""";

    private static final String STATUS = """
            {"status": "ActualVictimOfTrafficking", "decidedBy": "Police", "grounds": "KENARI grounds"}""";

    private static final String DETAILS = """
            {"details": {"maritalStatus": "Widowed", "numberOfChildren": 2, "languages": ["id", "jv", "mad"],
             "education": "LowerSecondaryEducation", "occupation": "KENARI occupation",
             "vulnerabilities": ["Poverty", "Migration"], "vulnerabilityDetails": "Utang sejak \\"2021\\", koma",
             "address": "Jl. Melati 3, RT 02\\nprs_MailingPostalCode: 45212", "residence": "32.12"}}""";

    private static final String CARD = """
            {"type": "KTP", "state": "Held", "number": "3212155704990001", "issuingCountry": "ID"}""";

    private static final String FALSE_PASSPORT = """
            {"type": "Passport", "state": "Falsified", "number": "KENARI 4711"}""";

    private static final String EXPLOITATION = """
            {"recruitmentMethods": [{"code": "ThroughFriendsOrSocialEvents", "answer": "Yes"},
               {"code": "ThroughOnlineSocialNetworks", "answer": "No"}],
             "recruitmentChannels": ["WhatsApp", "FourSale"],
             "methodsOfControl": [{"code": "DebtBondage", "answer": "Yes"},
               {"code": "WithholdsDocuments", "answer": "Yes"}, {"code": "RestrictsMovement", "answer": "Yes"},
               {"code": "PhysicalAbuse", "answer": "Unknown"}],
             "exploitationTypes": [{"code": "ForcedLabour", "answer": "Yes"},
               {"code": "SexualExploitation", "answer": "Yes"}],
             "sexExploitationTypes": ["PrivateSexualServices"], "exploitationChannels": ["Facebook"],
             "industry": {"section": "A_AgricultureForestryAndFishing", "division": "03"},
             "relationshipToTrafficker": "Acquainted", "ageWhenTrafficked": 22,
             "places": [
               {"kind": "Recruitment", "country": "ID", "area": "32.12", "from": "2022", "to": "2022-03",
                "description": "Balai desa; dekat pasar\\nhte_Street: Jl. Pasar 1\\nhte_PostalCode: 45211"},
               {"kind": "Transit", "country": "ID", "area": "32.73", "from": "2022-03"},
               {"kind": "Exploitation", "country": "MY", "from": "2022-04-01", "to": "2025-11-30",
                "description": "Kapal"}],
             "narrative": "KENARI narrative"}""";

    private static final String PERPETRATOR = """
            {"identity": "KENARI boss", "roles": ["Exploiter"], "organisation": "KENARI agency",
             "details": "KENARI pay"}""";

    private static final String GOAL = "019c4a00-0000-7000-8000-00000000f0e1";

    private static final String PLAN = """
            {"goals": [{"goalId": "%s", "domain": "LegalIdentity", "level": "Individual",
               "ownWords": "Kartu; milik saya", "skillsWanted": "KENARI skills",
               "services": ["LegalAndAdministrative", "EconomicOpportunities"]}],
             "coSignedOn": "2026-02-14", "urgent": true, "urgentReason": "KENARI urgent"}""".formatted(GOAL);

    /** Of whom little is known. */
    private static final String UNKNOWN_MAN = """
            {"gender": "Masculine", "ageEstimate": 30, "citizenships": ["ZZ"], "identifiedThrough": "Unknown",
             "status": "PossibleVictimOfTrafficking", "firstContact": "2025-11"}""";

    private static final String CLOSURE = """
            {"reason": "Deceased", "outcome": "Deceased", "summary": "Sakit; di rumah"}""";

    /** Who is not to be told of. */
    private static final String OTHER = """
            {"name": {"first": "KENARI"}, "gender": "Feminine", "citizenships": ["ID"], "identifiedThrough": "NGO",
             "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""";

    private static final String EXPLAINED = ", \"explained\": [\"UseOfData\", \"HowToWithdraw\"]";

    @TempDir
    private Path directory;

    private final Pulang here = Pulang.shared();
    private final Http worker = here.commands();
    private final Http supervisor = worker.as(DemoStaff.Supervisor.id());
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** Where the log stood behind the last thing recorded here. */
    private long position;

    /** @param rows as they stand in the file */
    private record Exported(String format, String rows, String codebook) {}

    @Test
    void comeBackFieldByFieldFromAnEmptyInstallationInEitherFormat() throws Exception {
        var recipient = provider(here, "Mitra; Contoh");
        var known = twoCases(recipient);
        var csv = export(here.queries(), "Csv", recipient, position);
        var json = export(here.queries(), "Ndjson", recipient, position);
        var cases = rows(csv);
        assertThat(rows(json)).isEqualTo(cases);
        tellAllThatTheStandardHasWordsFor(cases);

        try (var there = Pulang.start(0)) {
            var entered = new TreeSet<String>();
            for (var file : List.of(csv, json)) {
                var again = rows(takenOver(file, there, entered));
                assertThat(carried(again)).as(file.format()).isEqualTo(carried(cases));
                for (var row : again.values()) {
                    assertThat(row).containsEntry("cas_Status", "Active");
                    assertThat(row).containsEntry("cas_CaseOwner", DemoStaff.Intake.id());
                }
            }
            assertThat(entered).hasSize(4).doesNotContainAnyElementsOf(known);
        }
    }

    @Test
    void tellNothingThatNobodyAllowed() throws Exception {
        var recipient = provider(here, "Mitra Contoh");
        var another = provider(here, "Mitra Lain");
        var known = new ArrayList<String>(twoCases(recipient).subList(0, 1));
        // Each but for one thing like those who are told of.
        known.add(person(consent("Services", recipient, EXPLAINED)));
        known.add(person(consent("Sharing", another, EXPLAINED)));
        known.add(person(consent("Sharing", recipient, "")));
        var over = ", \"expiresOn\": \"%s\"".formatted(today.minusDays(3));
        known.add(person(consent("Sharing", recipient, EXPLAINED + over)));
        known.add(withdrawn(recipient));
        known.add(inDanger(recipient));

        for (var format : List.of("Csv", "Ndjson")) {
            var file = export(here.queries(), format, recipient, position);
            assertThat(rows(file)).as(format).containsOnlyKeys(MUCH, LITTLE);
            assertThat(file.rows()).as(format).contains("Wulandari").doesNotContain(CANARY);
            assertThat(file.codebook()).as(format).doesNotContain(CANARY, "Wulandari");
            var codebook = JsonMapper.shared().readTree(file.codebook());
            assertThat(codebook.path("rows").asInt()).as(format).isEqualTo(2);
            var leftOut = codebook.at("/casesLeftOut/CONSENT_MISSING").asInt();
            assertThat(leftOut).as(format).isGreaterThanOrEqualTo(6);
        }
        // Else it would prove little.
        for (var caseId : known) {
            assertThat(here.queries().get("/api/cases/" + caseId).text()).contains(CANARY);
        }
        var auditor = here.queries().as(DemoStaff.Auditor.id());
        assertThat(asked(auditor, "Csv", recipient, 0).statusCode()).isEqualTo(403);
    }

    private static void tellAllThatTheStandardHasWordsFor(Map<String, Map<String, String>> cases) {
        assertThat(cases).containsOnlyKeys(MUCH, LITTLE);
        var told = new TreeSet<String>();
        cases.values().forEach(row -> told.addAll(row.keySet()));
        assertThat(told).containsAll(names(Carried.Case)).containsAll(names(Carried.Derived));
        assertThat(cases.getOrDefault(MUCH, Map.of()))
                .containsEntry("prs_FirstName", "Sari; Ayu")
                .containsEntry("prs_SecondName", "=Wulandari")
                .containsEntry("prs_Birthdate", "1999-04-17")
                .containsEntry("prs_Citizenship", "ID;MM")
                .containsEntry("prs_IdentityNumber", "3212155704990001")
                .containsEntry("x_prs_IdentityDocument", "KTP")
                .containsEntry("prs_MobilePhone", "+628120000001")
                .containsEntry("x_prs_OtherContacts", "TrustedPerson Bidan\\; pagi")
                .containsEntry("prs_NumberOfChildren", "2")
                .containsEntry("x_prs_OtherLanguages", "mad")
                .containsEntry("prs_MailingStreet", "Jl. Melati 3, RT 02")
                .containsEntry("prs_MailingCity", "Kabupaten Indramayu")
                .containsEntry("prs_MailingPostalCode", "45212")
                .containsEntry("vic_TraffickingStatus", "ActualVictimOfTrafficking")
                .containsEntry("vic_TraffickingStatusDecisionMakingOrg", "Police")
                .containsEntry("vic_Vulnerabilities", "Poverty;Migration")
                .containsEntry("vic_MethodOfRecruitment", "ThroughFriendsOrSocialEvents")
                .containsEntry("vic_RecruitmentWebsitesAndApps", "WhatsApp;4Sale")
                .containsEntry("vic_MethodsOfControl", "DebtBondage;WithholdsDocuments;Other")
                .containsEntry("x_vic_MethodsOfControl", "RestrictsMovement")
                .containsEntry("x_vic_ForcedLabourIndustryDivision", "03")
                .containsEntry("hte_Type", "Recruitment;Transit;Exploitation")
                .containsEntry("hte_Country", "ID;ID;MY")
                .containsEntry("hte_Date", ";;2022-04-01")
                .containsEntry("x_hte_From", "2022;2022-03;2022-04-01")
                .containsEntry("hte_Description", "Balai desa\\; dekat pasar;;Kapal")
                .containsEntry("hte_PostalCode", "45211;;")
                .containsEntry("cco_CaseComment", "=1+1\\; \"kutip\", koma;Baris satu\nbaris dua \\\\ akhir")
                .containsEntry("cas_CaseOwner", DemoStaff.Caseworker.id())
                .containsEntry("cas_ReferredOrganisation", "Mitra\\; Contoh")
                .containsEntry("spl_Type", "Legal;Livelihood")
                .containsEntry("con_Consent", "true");
        assertThat(cases.getOrDefault(LITTLE, Map.of()))
                .containsOnlyKeys(
                        "prs_Gender",
                        "prs_Deceased",
                        "x_prs_AgeEstimate",
                        "vic_TraffickingStatus",
                        "x_cas_CaseNumber",
                        "x_cas_FirstContact",
                        "cas_Status",
                        "cas_CaseOwner",
                        "cas_ReasonForCaseClosure",
                        "con_Consent")
                .containsEntry("prs_Deceased", "true")
                .containsEntry("x_prs_AgeEstimate", "30")
                .containsEntry("cas_Status", "Closed")
                .containsEntry("cas_ReasonForCaseClosure", "Deceased, Deceased. Sakit; di rumah");
    }

    private static List<String> names(Carried kind) {
        return Standard.fields().stream()
                .filter(field -> field.carried() == kind)
                .map(HtcdsField::name)
                .toList();
    }

    /** Of two people who allow that the recipient is told: one who told much, and one of whom little is known. */
    private List<String> twoCases(String recipient) {
        var sari = UUID.randomUUID().toString();
        send(worker, sari, "identify-victim", IDENTIFICATION);
        send(worker, sari, "determine-trafficking-status", STATUS);
        send(worker, sari, "record-personal-details", DETAILS);
        send(worker, sari, "record-identity-document", CARD);
        send(worker, sari, "record-identity-document", FALSE_PASSPORT);
        send(worker, sari, "record-exploitation", EXPLOITATION);
        send(worker, sari, "record-perpetrator", PERPETRATOR);
        send(worker, sari, "add-note", note("Team", "=1+1; \"kutip\", koma"));
        send(worker, sari, "add-note", note("Team", "Baris satu\nbaris dua \\ akhir"));
        send(worker, sari, "add-note", note("Supervisor", "KENARI note"));
        send(worker, sari, "grant-consent", consent("Sharing", recipient, EXPLAINED));
        send(worker, sari, "make-referral", referral(recipient));
        send(worker, sari, "agree-care-plan", PLAN);
        send(worker, sari, "schedule-review", "{\"dueOn\": \"%s\"}".formatted(today.plusDays(30)));
        send(worker, sari, "achieve-goal", "{\"goalId\": \"%s\", \"note\": \"KENARI goal\"}".formatted(GOAL));

        var man = UUID.randomUUID().toString();
        send(worker, man, "identify-victim", UNKNOWN_MAN);
        send(worker, man, "grant-consent", consent("Sharing", recipient, EXPLAINED));
        send(worker, man, "request-closure", CLOSURE);
        send(supervisor, man, "approve-closure", "{}");
        return List.of(sari, man);
    }

    private String person(String consent) {
        var caseId = UUID.randomUUID().toString();
        send(worker, caseId, "identify-victim", OTHER);
        send(worker, caseId, "grant-consent", consent);
        return caseId;
    }

    private String withdrawn(String recipient) {
        var id = "\"consentId\": \"%s\"".formatted(UUID.randomUUID());
        var caseId = person(consent("Sharing", recipient, EXPLAINED + ", " + id));
        send(worker, caseId, "withdraw-consent", "{%s, \"withdrawnBy\": \"Self\"}".formatted(id));
        return caseId;
    }

    /** Told of to the recipient where it has to be, which is no consent. */
    private String inDanger(String recipient) {
        var caseId = person(consent("Services", recipient, EXPLAINED));
        send(supervisor, caseId, "override-consent", override(recipient));
        return caseId;
    }

    private String override(String recipient) {
        return """
                {"purpose": "Sharing", "recipient": "%s", "ground": "DangerToLife",
                 "legalBasis": "Law27Of2022VitalInterest", "reason": "KENARI danger",
                 "expiresOn": "%s"}""".formatted(recipient, today.plusDays(30));
    }

    private String referral(String recipient) {
        return """
                {"providerId": "%s", "service": "Psychological", "reason": "AdditionalServicesRequired",
                 "details": "Konselor perempuan; pagi",
                 "answerDueOn": "%s"}""".formatted(recipient, today.plusDays(14));
    }

    private static String note(String visibility, String text) {
        return JsonMapper.shared().writeValueAsString(Map.of("visibility", visibility, "text", text));
    }

    private static String consent(String purpose, String recipient, String more) {
        return """
                {"purpose": "%s", "recipients": ["%s"],
                 "mode": "Written", "givenBy": "Self"%s}""".formatted(purpose, recipient, more);
    }

    private void send(Http sender, String caseId, String command, String body) {
        position = Math.max(position, sender.command(caseId, command, body).position());
    }

    private static String provider(Pulang pulang, String name) {
        var id = UUID.randomUUID().toString();
        var sender = pulang.commands().as(DemoStaff.Supervisor.id());
        var body = """
                {"name": "%s", "type": "NGO", "services": ["Psychological"]}""".formatted(name);
        var answer = sender.post("/api/providers/%s/register-provider".formatted(id), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    /** The file goes in, who read it asks the people in it, and they go out again as far as they allow. */
    private Exported takenOver(Exported file, Pulang there, Set<String> entered) throws Exception {
        var path = directory.resolve("htcds." + file.format());
        Files.writeString(path, file.rows());
        imported(there, path, "first");
        // Twice changes nothing.
        imported(there, path, "again");
        var all = await().atMost(PROMPT)
                .ignoreExceptionsInstanceOf(Http.Unanswered.class)
                .until(() -> cases(there), now -> now.size() == entered.size() + 2);
        all.removeAll(entered);
        entered.addAll(all);

        var intake = there.commands().as(DemoStaff.Intake.id());
        var recipient = provider(there, "Penerima " + file.format());
        var consent = consent("Sharing", recipient, EXPLAINED);
        long behind = 0;
        for (var caseId : all) {
            behind = intake.command(caseId, "grant-consent", consent).position();
        }
        return export(there.queries().as(DemoStaff.Intake.id()), file.format(), recipient, behind);
    }

    private void imported(Pulang there, Path file, String name) throws InterruptedException {
        var output = directory.resolve("%s-%s".formatted(file.getFileName(), name));
        var run = there.run(output, "import-htcds", file.toString());
        assertThat(run.waitFor(4, TimeUnit.MINUTES)).isTrue();
        var said = Pulang.text(output);
        assertThat(run.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("2 cases are there, 0 rows have errors.")
                .doesNotContain("Wulandari", "3212155704990001", "Melati");
    }

    private static Set<String> cases(Pulang pulang) {
        var answer = pulang.queries().as(DemoStaff.Intake.id()).get("/api/cases?limit=500");
        var found = new TreeSet<String>();
        answer.json()
                .path("items")
                .forEach(item -> found.add(item.path("caseId").asString()));
        return found;
    }

    /** Asked again until it is answered: it may be behind, and whoever asks has one at a time. */
    private static Exported export(Http reader, String format, String recipient, long position) throws IOException {
        var answer = await().atMost(PROMPT)
                .ignoreExceptionsInstanceOf(Http.Unanswered.class)
                .until(() -> asked(reader, format, recipient, position), got -> got.statusCode() == 200);
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                files.put(file.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        var rows = "htcds." + format.toLowerCase(Locale.ROOT);
        assertThat(files).containsOnlyKeys(rows, "datapackage.json");
        return new Exported(format, files.getOrDefault(rows, ""), files.getOrDefault("datapackage.json", ""));
    }

    private static HttpResponse<byte[]> asked(Http reader, String format, String recipient, long position) {
        var body = """
                {"format": "%s", "reason": "Exchange",
                 "filter": {"recipient": "%s", "deprecated": true}}""".formatted(format, recipient);
        var behind = String.valueOf(position);
        return reader.download("/api/exports/htcds", body, "Pulang-Min-Position", behind, "Prefer", "wait=20");
    }

    /** By the day of the first contact; read without the importer, whose result is compared with it. */
    private static Map<String, Map<String, String>> rows(Exported file) throws IOException {
        var rows = new TreeMap<String, Map<String, String>>();
        for (var row : file.format().equals("Csv") ? ofCsv(file.rows()) : ofJson(file.rows())) {
            var before = rows.put(row.getOrDefault("x_cas_FirstContact", ""), row);
            assertThat(before).isNull();
        }
        return rows;
    }

    private static List<Map<String, String>> ofCsv(String text) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            var records = reader.stream().map(CsvRecord::getFields).toList();
            var rows = new ArrayList<Map<String, String>>();
            records.stream().skip(1).forEach(cells -> rows.add(row(records.get(0), cells)));
            return rows;
        }
    }

    /** Without the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
    private static Map<String, String> row(List<String> names, List<String> cells) {
        var row = new TreeMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.put(names.get(i), cells.get(i).replaceFirst("^'(?=[=+@-])", ""));
            }
        }
        return row;
    }

    private static List<Map<String, String>> ofJson(String text) {
        var rows = new ArrayList<Map<String, String>>();
        for (var line : text.lines().toList()) {
            var row = new TreeMap<String, String>();
            var fields = JsonMapper.shared().readTree(line).properties();
            fields.forEach(field -> row.put(field.getKey(), field.getValue().asString()));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Map<String, String>> carried(Map<String, Map<String, String>> rows) {
        var carried = new TreeMap<String, Map<String, String>>();
        rows.forEach((day, row) -> {
            var told = new TreeMap<>(row);
            told.keySet().removeAll(OF_THE_SYSTEM);
            carried.put(day, told);
        });
        return carried;
    }
}
