package org.pulang.query.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.linked;
import static org.pulang.query.Events.merged;
import static org.pulang.query.Events.rejected;
import static org.pulang.query.Events.unmerged;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.CaseSealed;
import org.pulang.event.CasesMerged;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ContactsRecorded;
import org.pulang.event.ErasureBegun;
import org.pulang.event.ErasureRequested;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.TestKeys;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkKind;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.ContactKind;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@QueryServiceTest
class DuplicatesIT {

    private static final CaseId CASE = caseId(1);
    private static final CaseId ELSEWHERE = caseId(2);
    private static final String NIK = "3212014101900001";
    private static final String BY_NIK = "{\"documents\": [{\"type\": \"KTP\", \"number\": \"3212 0141 0190 0001\"}]}";
    private static final String BY_NAME = "{\"name\": \"Hj. Noerdjanah Lestari\"}";
    private static final String BY_PHONE = "{\"phones\": [\"+62 812 3456 7890\"]}";

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Marks marks;

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void onePersonHereAndAnotherElsewhere() {
        history.clear()
                .record(
                        named(CASE, "Nurjanah Lestari", "081234567890"),
                        ktp(CASE, 1, NIK),
                        named(ELSEWHERE, "Sulastri Wulandari", "081299998888"),
                        new IdentityDocumentRecorded(
                                ELSEWHERE,
                                new DocumentId(new UUID(5, 9)),
                                DocumentType.Passport,
                                DocumentState.Held,
                                Sensitive.of("B1234567"),
                                null,
                                List.of(),
                                null),
                        new CaseworkerAssigned(
                                ELSEWHERE, new StaffId("worker-9"), new OrganisationId("dinsos-53-01"), null, null));
    }

    @AfterEach
    void keysAreBack() {
        TestKeys.away(false);
        TestKeys.restore();
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_NIK, BY_NAME, BY_PHONE})
    void findsSomebodyByWhateverIsKnown(String wanted) throws Exception {
        search(wanted)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].caseId").value(CASE.toString()));
    }

    @Test
    void saysInWhatACaseIsAlike() throws Exception {
        search("""
                {"name": "Nurjanah Lestari", "phones": ["0812 3456 7890"], "documents": [{"type": "KTP", "number": "%s"}]}""".formatted(NIK)).andExpect(jsonPath("$.items[0].reasons", contains("Nik", "Phone", "Name")));
    }

    @Test
    void findsNobodyWhoIsNotThere() throws Exception {
        search("""
                {"name": "Nurjanah Wati", "phones": ["081234567891"], "documents": [{"type": "KTP", "number": "3212014101900002"}]}""").andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void findsTheContactsToldLastOnly() throws Exception {
        history.record(new ContactsRecorded(
                CASE,
                List.of(new Contact(ContactKind.MobilePhone, Sensitive.of("081355556666"), YesNoUnknown.Yes, null)),
                null,
                null));
        search(BY_PHONE).andExpect(jsonPath("$.items", hasSize(0)));
        search("{\"phones\": [\"+62 813 5555 6666\"]}").andExpect(jsonPath("$.items", hasSize(1)));
        search(BY_NAME).andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void findsTheCorrectedNameOnly() throws Exception {
        history.record(new PersonalDetailsCorrected(
                CASE,
                0,
                Sensitive.of("misheard"),
                new CorrectedIdentity(
                        Sensitive.of(new PersonName("Halimah", "Saraswati")), null, null, null, null, null),
                null,
                null,
                null));
        search(BY_NAME).andExpect(jsonPath("$.items", hasSize(0)));
        search("{\"name\": \"Halima Saraswati\"}").andExpect(jsonPath("$.items", hasSize(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"Soelastri Woelandari\"}",
                "{\"phones\": [\"081299998888\"]}",
                "{\"documents\": [{\"type\": \"Passport\", \"number\": \"b-1234567\"}]}"
            })
    void tellsOfACaseElsewhereOnlyWhomToAsk(String wanted) throws Exception {
        var answer = search(wanted)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].ask").value("dinsos-53-01"))
                .andExpect(jsonPath("$.items[0].reference").isString())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(EventJson.MAPPER.readTree(answer).at("/items/0").propertyNames())
                .containsExactlyInAnyOrder("ask", "reference");
        assertThat(answer).doesNotContain(ELSEWHERE.toString(), "ulastri");
    }

    @Test
    void namesTheCaseOfAReferenceToThoseItIsWithAndToNobodyElse() throws Exception {
        var references = List.of(reference(), reference());
        assertThat(references).as("not to be told to be of one case").doesNotHaveDuplicates();
        for (var reference : references) {
            var wanted = "{\"reference\": \"%s\"}".formatted(reference);
            as("Supervisor", "dinsos-53-01", "Supervision", wanted)
                    .andExpect(jsonPath("$.items", hasSize(1)))
                    .andExpect(jsonPath("$.items[0].caseId").value(ELSEWHERE.toString()));
            search(wanted).andExpect(jsonPath("$.items", hasSize(0)));
        }
        search("{\"reference\": \"0\"}").andExpect(jsonPath("$.items", hasSize(0)));
    }

    private String reference() throws Exception {
        return EventJson.MAPPER
                .readTree(search("{\"phones\": [\"081299998888\"]}")
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .at("/items/0/reference")
                .asString();
    }

    @Test
    void saysNothingOfASealedCase() throws Exception {
        var unknown = body(search("{\"phones\": [\"081299990000\"]}"));
        history.record(new CaseSealed(
                ELSEWHERE, SealReason.StaffRelative, new StaffId("supervisor-8"), new StaffId("supervisor-9"), null));
        assertThat(body(search("{\"phones\": [\"081299998888\"]}"))).isEqualTo(unknown);
    }

    /** But how fresh it is. */
    private static String body(ResultActions answer) throws Exception {
        return EventJson.MAPPER
                .readTree(answer.andReturn().getResponse().getContentAsString())
                .path("items")
                .toString();
    }

    @Test
    void asksForAPurposeThatTheRoleHas() throws Exception {
        http.perform(MockMvcRequestBuilders.post("/api/duplicates/search")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(BY_NIK))
                .andExpect(status().isBadRequest());
        as("Supervisor", "dinsos-32-73", "Audit", BY_NIK).andExpect(status().isForbidden());
        for (var role : List.of("Auditor", "PrivacyOfficer", "Analyst", "Admin")) {
            as(role, "dinsos-32-73", "Audit", BY_NIK).andExpect(status().isForbidden());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "{\"name\": \"\"}",
                "{\"name\": \"a\\u202eb\"}",
                "{\"nik\": \"3212014101900001\"}",
                "{\"phones\": [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"]}",
                "{\"phones\": [null]}",
                "{\"documents\": [{\"type\": \"Card\", \"number\": \"1\"}]}",
                "{\"documents\": [{\"type\": \"KTP\"}]}"
            })
    void refusesWhatIsNoSearch(String body) throws Exception {
        var answer = search(body).andExpect(status().isBadRequest()).andReturn();
        assertThat(answer.getResponse().getContentAsString())
                .contains("BAD_PARAMETER")
                .doesNotContain(NIK);
    }

    @Test
    void findsNothingForANameWithoutLetters() throws Exception {
        search("{\"name\": \"...\", \"phones\": [\"x\"], \"documents\": [{\"type\": \"KTP\", \"number\": \"?\"}]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void isLoggedWithTheCasesItToldOfAndNoTerm() throws Exception {
        long before = logged();
        var wanted = "{\"name\": \"Sulastri Wulandari\", \"phones\": [\"081234567890\"]}";
        search(wanted).andExpect(jsonPath("$.items", hasSize(2)));
        search(wanted).andExpect(jsonPath("$.items", hasSize(2)));
        search(BY_NIK);
        assertThat(logged()).isEqualTo(before + 3);
        var rows = jdbc.sql("SELECT * FROM audit.access_log ORDER BY id DESC LIMIT 3")
                .query()
                .listOfRows();
        var terms = new HashSet<String>();
        rows.forEach(row -> terms.add(HexFormat.of().formatHex((byte[]) row.get("terms"))));
        assertThat(terms).as("equal searches can be told").hasSize(2).allMatch(term -> term.length() == 64);
        assertThat(jdbc.sql("SELECT unnest(cases) FROM audit.access_log WHERE id = ?")
                        .param(rows.get(1).get("id"))
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(CASE.value(), ELSEWHERE.value());
        assertThat(rows.get(0)).containsEntry("action", "Query").containsEntry("purpose", "Supervision");
        assertThat(rows.toString()).doesNotContain("Sulastri", "812345678");
    }

    @Test
    void isToldOfToWhoeverWatchesOverReadsWithoutTheCasesElsewhere() throws Exception {
        search("{\"name\": \"Sulastri Wulandari\", \"phones\": [\"081234567890\"]}")
                .andExpect(jsonPath("$.items", hasSize(2)));
        http.perform(MockMvcRequestBuilders.get("/api/staff/Supervisor-of-dinsos-32-73/reads?limit=1")
                        .header("Pulang-Actor", "officer-1")
                        .header("Pulang-Role", "PrivacyOfficer"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].cases", contains(CASE.toString())));
    }

    @Test
    void ofThoseFoundTheOneWhoIsAlikeInMoreStandsFirst() throws Exception {
        history.record(
                detailed(caseId(3), "Nurjanah Lestari", "{\"ageEstimate\": 24, \"gender\": \"Feminine\"}"),
                detailed(
                        caseId(4),
                        "Noerdjanah Lestari",
                        "{\"birthDate\": \"1990-01-01\", \"gender\": \"Feminine\", \"origin\": \"32.12\"}"),
                detailed(caseId(5), "Nurjanah Lestari", "{\"birthDate\": \"1960-01-01\", \"gender\": \"Masculine\"}"));
        search("{\"name\": \"Nurjanah Lestari\", \"birthYear\": 1991, \"gender\": \"Feminine\", \"origin\": \"32\"}")
                .andExpect(jsonPath("$.items", hasSize(4)))
                .andExpect(jsonPath("$.items[0].caseId").value(caseId(4).toString()))
                .andExpect(jsonPath("$.items[0].reasons", contains("Name", "Birth", "Origin", "Gender")))
                .andExpect(jsonPath("$.items[3].caseId").value(caseId(5).toString()))
                .andExpect(jsonPath("$.items[3].reasons", contains("Name", "Origin")));
    }

    @Test
    void whatManyShareFindsNobodyByItself() throws Exception {
        search("{\"gender\": \"Feminine\", \"origin\": \"32.12\", \"birthYear\": 1990}")
                .andExpect(status().isBadRequest());
        search("{\"name\": \"Halimah Saraswati\", \"gender\": \"Feminine\", \"origin\": \"32.12\"}")
                .andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    void findsByACorrectedBirthDateAndOrigin() throws Exception {
        history.record(new PersonalDetailsCorrected(
                CASE,
                0,
                Sensitive.of("misread"),
                new CorrectedIdentity(
                        null, Sensitive.of(LocalDate.parse("1985-06-01")), null, null, null, new AreaCode("53")),
                null,
                null,
                null));
        search("{\"name\": \"Nurjanah Lestari\", \"birthYear\": 1985, \"origin\": \"53.01\"}")
                .andExpect(jsonPath("$.items[0].reasons", contains("Name", "Birth", "Origin")));
    }

    @Test
    void findsForACaseWhoeverIsLikeItsPersonAndNotItself() throws Exception {
        var again = caseId(3);
        history.record(named(again, "Noerdjanah Lestari", "+62 812-3456-7890"), ktp(again, 3, NIK));
        ofCase(again)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].caseId").value(CASE.toString()))
                .andExpect(jsonPath("$.items[0].reasons", contains("Nik", "Phone", "Name", "Origin", "Gender")));
        ofCase(CASE)
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].caseId").value(again.toString()));
        history.record(named(caseId(4), "Soelastri Woelandari", null));
        var answer = body(ofCase(caseId(4)));
        assertThat(answer).contains("dinsos-53-01").doesNotContain(ELSEWHERE.toString());
    }

    @Test
    void leavesOutWhatWasFoundOutAboutAPairUntilThatIsUndone() throws Exception {
        var again = caseId(3);
        history.record(named(again, "Noerdjanah Lestari", "081234567890"));
        ofCase(again).andExpect(jsonPath("$.items", hasSize(1)));
        for (var settled :
                List.of(rejected(CASE, again), merged(CASE, again), linked(again, CASE, CaseLinkKind.Sibling))) {
            history.record(settled);
            ofCase(again).andExpect(jsonPath("$.items", hasSize(0)));
            ofCase(CASE).andExpect(jsonPath("$.items", hasSize(0)));
            if (settled instanceof CasesMerged) {
                history.record(unmerged(CASE, again));
                ofCase(again).andExpect(jsonPath("$.items", hasSize(1)));
            }
        }
        search(BY_PHONE).andExpect(jsonPath("$.items", hasSize(2)));
    }

    @Test
    void isAskedOfACaseByThoseWhoseCaseItIsWithAPurpose() throws Exception {
        ofCase(CASE, "worker-1", "Caseworker", "Services").andExpect(status().isOk());
        ofCase(CASE, "worker-2", "Caseworker", "Services").andExpect(status().isNotFound());
        ofCase(ELSEWHERE).andExpect(status().isNotFound());
        ofCase(CASE, "auditor-1", "Auditor", "Audit").andExpect(status().isForbidden());
        ofCase(CASE, "supervisor-1", "Supervisor", "Audit").andExpect(status().isNotFound());
        http.perform(MockMvcRequestBuilders.post("/api/cases/%s/duplicates/search".formatted(CASE)))
                .andExpect(status().isBadRequest());
    }

    @Test
    void isLoggedOfACaseWithTheCasesItToldOf() throws Exception {
        history.record(named(caseId(3), "Noerdjanah Lestari", null));
        ofCase(caseId(3));
        var row = jdbc.sql("SELECT case_id, cases[1] AS told, action FROM audit.access_log ORDER BY id DESC LIMIT 1")
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("case_id", caseId(3).value())
                .containsEntry("told", CASE.value())
                .containsEntry("action", "Query");
    }

    @Test
    void tellsNothingForACaseWhosePersonIsErased() throws Exception {
        history.record(named(caseId(3), "Noerdjanah Lestari", null));
        history.record(erasure(1, Subject.Survivor, ErasureScope.All));
        ofCase(CASE).andExpect(jsonPath("$.items", hasSize(0)));
        ofCase(caseId(3)).andExpect(jsonPath("$.items", hasSize(0)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(history.rows("duplicates_person")).doesNotContain(CASE.toString()));
    }

    private ResultActions ofCase(CaseId caseId) throws Exception {
        return ofCase(caseId, "supervisor-1", "Supervisor", "Supervision");
    }

    private ResultActions ofCase(CaseId caseId, String actor, String role, String purpose) throws Exception {
        return http.perform(MockMvcRequestBuilders.post("/api/cases/%s/duplicates/search".formatted(caseId))
                .header("Pulang-Actor", actor)
                .header("Pulang-Organisation", "dinsos-32-73")
                .header("Pulang-Role", role)
                .header("Pulang-Purpose", purpose));
    }

    private long logged() {
        return jdbc.sql("SELECT count(*) FROM audit.access_log")
                .query(Long.class)
                .single();
    }

    @Test
    void isTheSameAfterARebuild() {
        var before = tables();
        history.rebuild("duplicates");
        assertThat(tables()).isEqualTo(before).contains("Nik", "Phone", "Document", "Name");
    }

    @Test
    void holdsNothingThatCanBeRead() {
        assertThat(tables()).doesNotContainIgnoringCase("nurjanah", "nuryana", "sulastri", "812345", NIK, "1234567");
    }

    private String tables() {
        return history.rows("duplicates") + "\n" + history.rows("duplicates_name");
    }

    @Test
    void hasNoRowOfSomebodyErasedNorAfterARebuild() throws Exception {
        history.record(erasure(1, Subject.Survivor, ErasureScope.All));
        search(BY_NIK).andExpect(jsonPath("$.items", hasSize(0)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(tables()).doesNotContain(CASE.toString()).contains(ELSEWHERE.toString()));

        TestKeys.destroy(CASE);
        history.rebuild("duplicates");
        assertThat(tables()).doesNotContain(CASE.toString()).contains(ELSEWHERE.toString());
        search(BY_NAME).andExpect(jsonPath("$.items", hasSize(0)));

        TestKeys.restore();
        history.rebuild("duplicates");
        search(BY_NIK).andExpect(jsonPath("$.items", hasSize(0)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tables()).doesNotContain(CASE.toString()));
    }

    @Test
    void findsNobodyErasedWhileTheKeysAreAwayAndOthersWaitForThem() throws Exception {
        TestKeys.away(true);
        // Some in each lane.
        for (int n = 10; n < 30; n++) {
            history.append(named(caseId(n), "Halimah Saraswati", null));
        }
        history.append(erasure(1, Subject.Survivor, ErasureScope.All));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> search(BY_NIK).andExpect(jsonPath("$.items", hasSize(0))));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(tables()).doesNotContain(CASE.toString()).contains(ELSEWHERE.toString()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> meters.get("pulang.duplicates.erased.rows").gauge().value() == 0);
    }

    @Test
    void keepsSomebodyWhoseNarrativeAloneIsErased() throws Exception {
        history.record(erasure(1, Subject.Survivor, ErasureScope.Narrative));
        history.record(erasure(2, Subject.Perpetrator, ErasureScope.All));
        search(BY_NIK).andExpect(jsonPath("$.items", hasSize(1)));
    }

    private static Object[] erasure(long n, Subject about, ErasureScope scope) {
        var id = new ErasureId(new UUID(7, n));
        return new Object[] {
            new ErasureRequested(id, CASE, new OrganisationId("dinsos-32-73"), List.of(about), scope, Requester.Self),
            new ErasureBegun(id, CASE, List.of(about), scope)
        };
    }

    @Test
    void waitsForTheKeysAndLosesNobody() throws Exception {
        TestKeys.away(true);
        var late = caseId(3);
        history.append(named(late, "Halimah Saraswati", "081277776666"), ktp(late, 3, "3212014101900003"));
        search(BY_NAME).andExpect(status().isServiceUnavailable());
        await().pollDelay(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(tables()).doesNotContain(late.toString()));
        assertThat(jdbc.sql("SELECT count(*) FROM readmodel.parked")
                        .query(Long.class)
                        .single())
                .as("nobody is parked for what nobody did")
                .isZero();

        TestKeys.away(false);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> search("{\"phones\": [\"081277776666\"]}").andExpect(jsonPath("$.items", hasSize(1))));
    }

    @Test
    void leavesOutADetailThatDoesNotOpenAndGoesOnWithTheOthers() throws Exception {
        var before = tables();
        var altered = caseId(3);
        TestKeys.alter(altered);
        double unopened = unopened();
        history.record(
                named(altered, "Halimah Saraswati", "081277776666"),
                ktp(altered, 3, "3212014101900003"),
                named(caseId(4), "Kartini Handayani", "081255554444"));
        assertThat(unopened()).isGreaterThanOrEqualTo(unopened + 3);
        assertThat(tables())
                .doesNotContain(altered.toString())
                .contains(caseId(4).toString());
        search("{\"phones\": [\"081255554444\"]}").andExpect(jsonPath("$.items", hasSize(1)));

        TestKeys.alter(CASE);
        search(BY_NAME).andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(0)));
        history.rebuild("duplicates");
        assertThat(tables())
                .doesNotContain(altered.toString(), CASE.toString())
                .contains(caseId(4).toString(), ELSEWHERE.toString());

        TestKeys.restore();
        history.rebuild("duplicates");
        assertThat(tables().lines()).containsAll(before.lines().toList());
        search("{\"name\": \"Halima Saraswati\"}").andExpect(jsonPath("$.items", hasSize(1)));
    }

    private double unopened() {
        return meters.get("pulang.duplicates.unopened").counter().count();
    }

    /** Whoever has a copy of the tables and a list of all numbers, but not the secret. */
    @Test
    void tellsNoNumberToWhoeverTriesThemAllWithoutTheSecret() {
        var random = new Random(20260201);
        var niks = new HashSet<String>();
        while (niks.size() < 1_000) {
            niks.add("3212%02d%02d%02d%02d%04d"
                    .formatted(
                            1 + random.nextInt(30),
                            1 + random.nextInt(28),
                            1 + random.nextInt(12),
                            random.nextInt(100),
                            1 + random.nextInt(9_999)));
        }
        var events = new ArrayList<Object>();
        int n = 100;
        for (var nik : niks) {
            events.add(identified(caseId(n)));
            events.add(ktp(caseId(n), n, nik));
            n++;
        }
        history.record(events.toArray());
        var dump = tables();

        assertThat(recovered(dump, niks, marks))
                .as("whoever has the secret finds all")
                .isEqualTo(1_000);
        assertThat(recovered(dump, niks, new Marks(new IndexSecret("another secret of 32 characters.."))))
                .isZero();
        assertThat(niks.stream().filter(nik -> dump.contains(sha256(nik)) || dump.contains(nik)))
                .isEmpty();
    }

    private static long recovered(String dump, Set<String> numbers, Marks tried) {
        return numbers.stream()
                .filter(nik -> dump.contains(
                        tried.ofDocument(DocumentType.KTP, nik).orElseThrow().token()))
                .count();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void findsMostOfAPopulationWrittenDownAnew() throws Exception {
        var population = new Population(new Random(20260201));
        var events = new ArrayList<Object>();
        var people = population.people(600);
        for (int i = 0; i < people.size(); i++) {
            events.add(named(caseId(1_000 + i), people.get(i), null));
        }
        history.record(events.toArray());
        int found = 0;
        int told = 0;
        int right = 0;
        for (int i = 0; i < 200; i++) {
            var known = people.get(i);
            var answer = EventJson.MAPPER.readTree(search("{\"name\": \"%s\"}".formatted(population.otherwise(known)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString());
            var cases = new HashSet<String>();
            answer.path("items").forEach(item -> cases.add(item.path("caseId").asString()));
            told += cases.size();
            if (cases.contains(caseId(1_000 + i).toString())) {
                found++;
            }
            for (int other = 0; other < people.size(); other++) {
                if (people.get(other).equals(known)
                        && cases.contains(caseId(1_000 + other).toString())) {
                    right++;
                }
            }
        }
        double recall = found / 200.0;
        double precision = right / (double) told;
        System.out.printf(
                "Duplicates by name alone, 600 people, 200 written otherwise: recall %.3f, precision %.3f, %.1f cases told%n",
                recall, precision, told / 200.0);
        assertThat(recall).isGreaterThan(0.9);
        assertThat(told / 200.0).as("cases to look at, for each search").isLessThan(4);
    }

    private ResultActions search(String wanted) throws Exception {
        return as("Supervisor", "dinsos-32-73", "Supervision", wanted);
    }

    private ResultActions as(String role, String organisation, String purpose, String wanted) throws Exception {
        return http.perform(MockMvcRequestBuilders.post("/api/duplicates/search")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Pulang-Actor", role + "-of-" + organisation)
                .header("Pulang-Organisation", organisation)
                .header("Pulang-Role", role)
                .header("Pulang-Purpose", purpose)
                .content(wanted));
    }

    private static IdentityDocumentRecorded ktp(CaseId caseId, long n, String nik) {
        return new IdentityDocumentRecorded(
                caseId,
                new DocumentId(new UUID(5, n)),
                DocumentType.KTP,
                DocumentState.Held,
                Sensitive.of(nik),
                null,
                List.of(),
                null);
    }

    /** @param others of the event's components, as JSON */
    private static VictimIdentified detailed(CaseId caseId, String name, String others) {
        var json = EventJson.MAPPER.valueToTree(named(caseId, name, null)).asObject();
        json.setAll(EventJson.MAPPER.readTree(others).asObject());
        return EventJson.MAPPER.treeToValue(json, VictimIdentified.class);
    }

    private static VictimIdentified named(CaseId caseId, String name, @Nullable String phone) {
        var json = EventJson.MAPPER.valueToTree(identified(caseId)).asObject();
        json.putObject("name").put("first", name);
        if (phone != null) {
            json.putArray("contacts")
                    .addObject()
                    .put("kind", "MobilePhone")
                    .put("value", phone)
                    .put("safeToContact", "Unknown");
        }
        return EventJson.MAPPER.treeToValue(json, VictimIdentified.class);
    }
}
