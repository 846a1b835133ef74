package org.pulang.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.providerId;
import static org.pulang.query.Events.scheduled;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.access.Shows;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ErasureRequested;
import org.pulang.event.NoteAdded;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.event.ReferralMade;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** There is no answer about a case without its row in the log of reads, and the row says what was shown. */
@QueryServiceTest
class ReadLogIT {

    private static final CaseAccessPolicy POLICY = CaseAccessPolicy.builtIn();
    private static final String OWN = "dinsos-32-73";
    private static final String RECEIVER = "klinik-contoh";
    private static final CaseId CASE = caseId(1);
    private static final CaseId OTHER = caseId(2);
    private static final UUID ERASURE = new UUID(1, 4);

    /** Each stands in details of one class. */
    private static final Map<FieldClass, List<String>> CANARIES = canaries();

    private static final List<Person> PERSONS = List.of(
            new Person("worker-1", OWN, Role.Caseworker, Purpose.Services),
            new Person("supervisor-1", OWN, Role.Supervisor, Purpose.Supervision),
            new Person("auditor-1", OWN, Role.Auditor, Purpose.Audit),
            new Person("privacy-1", OWN, Role.PrivacyOfficer, Purpose.SubjectRequest),
            new Person("centre-1", RECEIVER, Role.Caseworker, Purpose.Referral),
            new Person("stranger-1", "dinsos-91-71", Role.Caseworker, Purpose.Services),
            new Person("supervisor-9", "dinsos-91-71", Role.Supervisor, Purpose.Supervision),
            new Person("analyst-1", OWN, Role.Analyst, Purpose.Reporting));

    private static final Person WORKER = PERSONS.get(0);
    private static final AttachmentId ATTACHMENT = new AttachmentId(new UUID(1, 7));
    private static final Person SUPERVISOR = PERSONS.get(1);
    private static final Person PRIVACY_OFFICER = PERSONS.get(3);

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReadLog log;

    @Autowired
    ReadMeters meters;

    private record Person(String id, String organisation, Role role, Purpose purpose) {}

    /** A row as it lies in the table. */
    private record Logged(ReadRow row, String leaf, int rows) {

        Set<FieldClass> classes() {
            var classes = new TreeSet<FieldClass>();
            row.classes().forEach(name -> classes.add(FieldClass.valueOf(name)));
            return classes;
        }
    }

    private static Map<FieldClass, List<String>> canaries() {
        var canaries = new EnumMap<FieldClass, List<String>>(FieldClass.class);
        for (var details : FieldClass.values()) {
            canaries.put(details, List.of("KENARI-" + details));
        }
        canaries.put(FieldClass.Narrative, List.of("KENARI-Narrative", "KENARI-Referral"));
        return canaries;
    }

    @BeforeEach
    void twoCases() {
        history.clear()
                .record(
                        named(identified(CASE), "KENARI-Identity"),
                        told(PersonalDetailsRecorded.class, """
                                {"caseId": "%s", "details": {"vulnerabilityDetails": "KENARI-Health",
                                 "address": "KENARI-Location"}}""".formatted(CASE)),
                        new NoteAdded(
                                CASE,
                                new NoteId(new UUID(1, 3)),
                                NoteVisibility.Team,
                                Sensitive.of("KENARI-Narrative"),
                                null),
                        told(TraffickingStatusDetermined.class, """
                                {"caseId": "%s", "status": "ActualVictimOfTrafficking", "decidedBy": "Police",
                                 "grounds": "KENARI-Legal"}""".formatted(CASE)),
                        told(ConsentGranted.class, """
                                {"caseId": "%s", "consentId": "%s", "purpose": "Sharing", "recipients": ["%s"],
                                 "explained": ["UseOfData"], "mode": "Oral", "givenBy": "Self"}""".formatted(CASE, new UUID(1, 2), providerId(1))),
                        new ReferralMade(
                                CASE,
                                new ReferralId(new UUID(1, 1)),
                                providerId(1),
                                Service.Medical,
                                ReferralReason.AdditionalServicesRequired,
                                Sensitive.of("KENARI-Referral"),
                                LocalDate.parse("2026-03-15"),
                                ZoneId.of("Asia/Jakarta"),
                                new OrganisationId(RECEIVER),
                                null),
                        scheduled(CASE, 1, "2026-03-01"),
                        told(ConsentOverridden.class, """
                                {"caseId": "%s", "consentId": "%s", "purpose": "Sharing", "recipient": "%s",
                                 "ground": "DangerToLife", "legalBasis": "CourtOrder", "reason": "KENARI-Narrative",
                                 "expiresOn": "2026-03-31"}""".formatted(CASE, new UUID(1, 8), providerId(3))),
                        told(ErasureRequested.class, """
                                {"erasureId": "%s", "caseId": "%s", "organisation": "%s", "subjects": ["Survivor"],
                                 "scope": "All", "requestedBy": "Self"}""".formatted(ERASURE, CASE, OWN)),
                        history.document(CASE, ATTACHMENT, AttachmentKind.Photo, "KENARI-Identity"),
                        identified(OTHER),
                        scheduled(OTHER, 2, "2026-03-01"));
    }

    @Test
    void hasOneRowOfWhatWasShownForEveryAnswerAboutACase() throws Exception {
        int answers = 0;
        int shown = 0;
        for (var route : logged()) {
            for (var person : PERSONS) {
                var answer = get(address(route, CASE), person);
                var as = "%s by %s".formatted(route.route(), person);
                var body = answer.getContentAsString();
                var logged = logged(answer);
                var row = logged.row();
                assertThat(logged.rows()).as(as).isEqualTo(1);
                assertThat(row.outcome()).as(as).isEqualTo(answer.getStatus());
                assertThat(row.reader().id().value()).as(as).isEqualTo(person.id());
                assertThat(row.reader().organisation().value()).as(as).isEqualTo(person.organisation());
                assertThat(row.reader().role()).as(as).isEqualTo(person.role());
                assertThat(row.reader().purpose()).as(as).isEqualTo(person.purpose());
                assertThat(row.mark().at()).as(as).isEqualTo(History.NOW);
                assertThat(row.action()).as(as).isEqualTo(action(route, answer.getStatus()));
                assertThat(logged.classes()).as(as).isEqualTo(classesIn(body));
                assertThat(row.persons())
                        .as(as)
                        .isEqualTo(logged.classes().isEmpty() ? List.of() : List.of("Survivor"));
                if (route.route().contains("{caseId}")) {
                    assertThat(row.caseId()).as(as).isEqualTo(CASE.value());
                    assertThat(row.cases()).as(as).isEmpty();
                } else {
                    assertThat(row.caseId()).as(as).isNull();
                    assertThat(row.cases()).as(as).containsExactlyInAnyOrderElementsOf(casesIn(body));
                }
                assertThat(logged.leaf()).as(as).isEqualTo(hex(row.leaf()));
                answers++;
                shown += logged.classes().size() + row.cases().size();
            }
        }
        System.out.printf("Log of reads: %d answers, %d classes and listed cases, 0 wrong%n", answers, shown);
        assertThat(answers).isGreaterThan(90);
        assertThat(shown).isGreaterThan(50);
    }

    @Test
    void keepsNothingOfFiguresAndOperators() throws Exception {
        for (var route : POLICY.routes("query")) {
            if (!POLICY.shows(route).logged() && route.route().startsWith("GET")) {
                var answer = get(address(route, CASE), new Person("analyst-1", OWN, Role.Analyst, Purpose.Reporting));
                // Who may see no case, and asks for news of one, tries.
                assertThat(rows(answer))
                        .as(route.route())
                        .isEqualTo(route.route().contains("{caseId}") ? 1 : 0);
                assertThat(answer.getContentAsString()).as(route.route()).doesNotContain(CASE.toString(), "KENARI");
            }
        }
    }

    /** A page that is open asks every twenty seconds; what it shows was logged when it was opened. */
    @Test
    void keepsNoRowOfAPageThatAsksForNews() throws Exception {
        for (var address : List.of("/cases/%s/news?since=0", "/cases/%s/timeline/news?since=0&kind=NoteAdded")) {
            var unopened = get(address.formatted(CASE), SUPERVISOR);
            assertThat(unopened.getStatus())
                    .as("of a case never opened nothing is told")
                    .isEqualTo(204);
            assertThat(rows(unopened)).isZero();
        }
        get("/cases/" + CASE, WORKER);
        for (var address : List.of(
                "/worklist/news?since=0&view=All",
                "/referrals/news?since=0",
                "/follow-ups/news?since=0",
                "/cases/%s/news?since=0".formatted(CASE),
                "/cases/%s/timeline/news?since=0".formatted(CASE))) {
            var answer = get(address, WORKER);
            assertThat(answer.getStatus()).as(address).isEqualTo(200);
            assertThat(rows(answer)).as(address).isZero();
            var shown =
                    Jsoup.parse(answer.getContentAsString()).expectFirst("a").attr("href");
            assertThat(rows(get(shown, WORKER))).as(shown).isEqualTo(1);
        }
        var elsewhere = get("/cases/%s/news?since=0".formatted(CASE), PERSONS.get(5));
        assertThat(elsewhere.getStatus()).isEqualTo(404);
        assertThat(rows(elsewhere)).as("a stranger to the case tries").isEqualTo(1);
        var ofOne = get("/follow-ups/news?since=0&caseId=" + CASE, WORKER);
        assertThat(ofOne.getStatus()).as("of one case alone").isEqualTo(204);
    }

    @Test
    void keepsNoDetailAndNoTerm() throws Exception {
        for (var route : logged()) {
            get(address(route, CASE), SUPERVISOR);
        }
        get("/api/audit?type=NoteAdded", SUPERVISOR);

        assertThat(jdbc.sql("SELECT to_jsonb(r)::text FROM audit.access_log r")
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(10)
                .noneMatch(row -> row.contains("KENARI") || row.contains("NoteAdded") || row.contains("/"));
    }

    @Test
    void countsAnAnswerThatNothingHasChanged() throws Exception {
        var first = get("/api/cases/" + CASE, WORKER);
        var answer = http.perform(request("/api/cases/" + CASE, WORKER)
                        .header("If-None-Match", Objects.requireNonNull(first.getHeader("ETag"))))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        var logged = logged(answer);
        assertThat(logged.row().outcome()).isEqualTo(304);
        assertThat(logged.classes()).containsExactly(FieldClass.values());
    }

    @Test
    void countsAQuestionForTheHeadOfAnAnswer() throws Exception {
        var answer = http.perform(as(MockMvcRequestBuilders.head(URI.create("/api/cases/" + CASE)), WORKER))
                .andReturn()
                .getResponse();

        assertThat(logged(answer).classes()).containsExactly(FieldClass.values());
    }

    @Test
    void tellsALookBackFromALook() throws Exception {
        assertThat(logged(get("/api/cases/" + CASE, WORKER)).row().action()).isEqualTo(Action.Read);
        for (var past : List.of("?at=0", "?asOf=2026-02-01T03:00:30Z", "?asOf=2026-02-01T03:00:30Z&axis=occurred")) {
            assertThat(logged(get("/api/cases/" + CASE + past, WORKER)).row().action())
                    .as(past)
                    .isEqualTo(Action.Replay);
        }
        assertThat(logged(get("/cases/" + CASE + "?at=0", WORKER)).row().action())
                .isEqualTo(Action.Replay);
    }

    @Test
    void namesOnlyTheClassesThatAnEarlierStateHad() throws Exception {
        assertThat(logged(get("/api/cases/" + CASE + "?at=0", WORKER)).classes())
                .containsExactly(FieldClass.Identity);
        assertThat(logged(get("/api/cases/" + CASE + "/events?after=1&limit=1", WORKER))
                        .classes())
                .containsExactly(FieldClass.Narrative);
    }

    @Test
    void namesOnlyTheCasesOfThePartShown() throws Exception {
        var part = get("/api/cases?limit=1", SUPERVISOR);

        assertThat(casesIn(part.getContentAsString())).hasSize(1);
        assertThat(logged(part).row().cases()).containsExactlyInAnyOrderElementsOf(casesIn(part.getContentAsString()));
    }

    @Test
    void tellsEqualSearchesWithoutTheTerms() throws Exception {
        var one = logged(get("/api/follow-ups?state=Planned&by=worker-1", SUPERVISOR))
                .row();
        var same = logged(get("/api/follow-ups?by=worker-1&limit=7&state=Planned", WORKER))
                .row();
        var other = logged(get("/api/follow-ups?state=Planned&by=worker-2", SUPERVISOR))
                .row();

        assertThat(one.terms()).isNotNull().hasSize(64).isEqualTo(same.terms()).isNotEqualTo(other.terms());
        assertThat(logged(get("/api/follow-ups", SUPERVISOR)).row().terms()).isNull();
    }

    @Test
    void sendsNothingThatCannotBeLogged() throws Exception {
        jdbc.sql("""
                CREATE FUNCTION audit.fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
                CREATE TRIGGER fail BEFORE INSERT ON audit.access_log FOR EACH ROW EXECUTE FUNCTION audit.fail()""").update();
        try {
            nothingIsSent();
            assertThat(get("/api/indicators", SUPERVISOR).getStatus()).isEqualTo(200);
        } finally {
            jdbc.sql("DROP FUNCTION audit.fail() CASCADE").update();
        }
        assertThat(get("/api/cases/" + CASE, SUPERVISOR).getStatus()).isEqualTo(200);
    }

    /** The insert succeeds, the commit does not. */
    @Test
    void sendsNothingBeforeItsRowIsCommitted() throws Exception {
        jdbc.sql("""
                CREATE FUNCTION audit.fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
                CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON audit.access_log DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION audit.fail()""").update();
        try {
            nothingIsSent();
        } finally {
            jdbc.sql("DROP FUNCTION audit.fail() CASCADE").update();
        }
        assertThat(get("/api/cases/" + CASE, SUPERVISOR).getStatus()).isEqualTo(200);
    }

    private void nothingIsSent() throws Exception {
        for (var route : logged()) {
            for (var person : PERSONS) {
                var answer = get(address(route, CASE), person);
                assertThat(answer.getStatus()).as(route.route()).isEqualTo(503);
                assertThat(answer.getContentAsByteArray()).as(route.route()).isEmpty();
                assertThat(answer.getHeaderNames())
                        .as(route.route())
                        .containsExactlyInAnyOrder("Pulang-Request", "Retry-After");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit.access_log SET actor = 'other'",
                "DELETE FROM audit.access_log",
                "TRUNCATE audit.access_log"
            })
    void isNeverAltered(String statement) throws Exception {
        get("/api/cases/" + CASE, WORKER);

        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("what was read is never altered");
    }

    @Test
    void outlivesRebuilds() throws Exception {
        get("/api/cases/" + CASE, WORKER);
        var before = all();

        history.rebuild("access");
        history.rebuild("casefile");

        assertThat(all()).isEqualTo(before).isNotEmpty();
    }

    private List<String> all() {
        return jdbc.sql("SELECT to_jsonb(r)::text FROM audit.access_log r ORDER BY id")
                .query(String.class)
                .list();
    }

    @Test
    void seesTheDatabaseAsItWasAtOneMoment() {
        var read = log.begin(reader(WORKER), Shows.Case, Action.Read, CASE, null);
        try {
            assertThat(jdbc.sql("SHOW transaction_isolation")
                            .query(String.class)
                            .single())
                    .isEqualTo("repeatable read");
        } finally {
            log.forget(read);
        }
    }

    @Test
    void opensNoDetailWhereNoLogTellsOfIt() {
        assertThatThrownBy(Read::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hasALeafThatEveryColumnDecides() {
        var mark = new ReadRow.Mark(new UUID(1, 1), Instant.EPOCH, new UUID(1, 2));
        var reader = reader(WORKER);
        var row = new ReadRow(
                mark,
                reader,
                Action.Read,
                new UUID(1, 3),
                List.of(),
                List.of("Survivor"),
                List.of("Health"),
                null,
                null,
                200);
        var others = List.of(
                row,
                new ReadRow(
                        new ReadRow.Mark(new UUID(1, 9), mark.at(), mark.requestId()),
                        reader,
                        row.action(),
                        row.caseId(),
                        row.cases(),
                        row.persons(),
                        row.classes(),
                        row.grant(),
                        row.terms(),
                        200),
                new ReadRow(
                        new ReadRow.Mark(mark.id(), mark.at().plusNanos(1000), mark.requestId()),
                        reader,
                        row.action(),
                        row.caseId(),
                        row.cases(),
                        row.persons(),
                        row.classes(),
                        row.grant(),
                        row.terms(),
                        200),
                new ReadRow(
                        new ReadRow.Mark(mark.id(), mark.at(), new UUID(1, 9)),
                        reader,
                        row.action(),
                        row.caseId(),
                        row.cases(),
                        row.persons(),
                        row.classes(),
                        row.grant(),
                        row.terms(),
                        200),
                new ReadRow(
                        mark,
                        reader(SUPERVISOR),
                        row.action(),
                        row.caseId(),
                        row.cases(),
                        row.persons(),
                        row.classes(),
                        row.grant(),
                        row.terms(),
                        200),
                new ReadRow(
                        mark,
                        reader,
                        Action.Replay,
                        row.caseId(),
                        row.cases(),
                        row.persons(),
                        row.classes(),
                        row.grant(),
                        row.terms(),
                        200),
                new ReadRow(
                        mark,
                        reader,
                        row.action(),
                        null,
                        row.cases(),
                        row.persons(),
                        row.classes(),
                        row.grant(),
                        row.terms(),
                        200),
                new ReadRow(
                        mark,
                        reader,
                        row.action(),
                        row.caseId(),
                        List.of(new UUID(1, 3)),
                        row.persons(),
                        row.classes(),
                        row.grant(),
                        row.terms(),
                        200),
                new ReadRow(
                        mark,
                        reader,
                        row.action(),
                        row.caseId(),
                        row.cases(),
                        List.of(),
                        List.of("Survivor", "Health"),
                        row.grant(),
                        row.terms(),
                        200),
                new ReadRow(
                        mark,
                        reader,
                        row.action(),
                        row.caseId(),
                        row.cases(),
                        row.persons(),
                        row.classes(),
                        row.grant(),
                        "00",
                        200),
                new ReadRow(
                        mark,
                        reader,
                        row.action(),
                        row.caseId(),
                        row.cases(),
                        row.persons(),
                        row.classes(),
                        new UUID(1, 4),
                        row.terms(),
                        200),
                new ReadRow(
                        mark,
                        reader,
                        row.action(),
                        row.caseId(),
                        row.cases(),
                        row.persons(),
                        row.classes(),
                        row.grant(),
                        row.terms(),
                        304),
                exported(row, "{}", null),
                exported(row, null, 0L),
                exported(row, null, 1L));

        assertThat(others.stream().map(one -> hex(one.leaf()))).doesNotHaveDuplicates();
    }

    private static ReadRow exported(ReadRow row, @Nullable String export, @Nullable Long rows) {
        return new ReadRow(
                row.mark(),
                row.reader(),
                row.action(),
                row.caseId(),
                row.cases(),
                row.persons(),
                row.classes(),
                row.grant(),
                row.terms(),
                row.outcome(),
                export,
                rows);
    }

    @Test
    void countsWhoReadsTooMuchWithoutNamingThem() throws Exception {
        var before = meters.denied();
        get("/api/cases/" + CASE, WORKER);
        get("/api/cases/" + OTHER, WORKER);
        get("/api/cases/" + OTHER, WORKER);
        get("/api/cases/" + CASE, PERSONS.get(5));

        assertThat(meters.mostCases()).isGreaterThanOrEqualTo(2);
        assertThat(meters.denied()).isEqualTo(before + 1);
        // Ten o'clock in the morning.
        assertThat(meters.atNight()).isZero();
    }

    @Test
    void tellsWhoReadACaseTheNewestFirst() throws Exception {
        var read = request(get("/api/cases/" + CASE, WORKER));
        var denied = request(get("/api/cases/" + CASE, PERSONS.get(5)));
        var listed = request(get("/api/cases", SUPERVISOR));
        get("/api/cases/" + OTHER, WORKER);

        for (var watcher : List.of(SUPERVISOR, PERSONS.get(2), PRIVACY_OFFICER)) {
            var items = json(get("/api/cases/" + CASE + "/reads?limit=1000", watcher))
                    .path("items");
            assertThat(items.findValuesAsString("requestId"))
                    .containsSubsequence(listed, denied, read)
                    .doesNotContain(request(get("/api/cases/" + OTHER, WORKER)));
            assertThat(items.toString()).doesNotContain(OTHER.toString(), "\"cases\"");
        }
        var items = json(get("/api/cases/" + CASE + "/reads?limit=1000", PRIVACY_OFFICER))
                .path("items");
        assertThat(item(items, read).path("classes").size()).isEqualTo(FieldClass.values().length);
        assertThat(item(items, read).path("actor").asString()).isEqualTo("worker-1");
        assertThat(item(items, denied).path("action").asString()).isEqualTo("Denied");
        assertThat(item(items, denied).path("classes").isEmpty()).isTrue();
        assertThat(item(items, listed).path("action").asString()).isEqualTo("Query");
    }

    @Test
    void tellsWhoReadInParts() throws Exception {
        var newest = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            newest.add(0, request(get("/api/cases/" + CASE, WORKER)));
        }
        var address = "/api/staff/worker-1/reads?limit=2";

        var first = get(address, PRIVACY_OFFICER);
        var second = get(next(first), PRIVACY_OFFICER);

        assertThat(json(first).path("items").findValuesAsString("requestId")).isEqualTo(newest.subList(0, 2));
        assertThat(json(second).path("items").findValuesAsString("requestId").get(0))
                .isEqualTo(newest.get(2));
        assertThat(first.getHeader("ETag")).isNull();
    }

    @Test
    void tellsWhatAMemberOfStaffReadOnlyToTheirOwnOrganisation() throws Exception {
        var read = request(get("/api/cases/" + CASE, PERSONS.get(4)));

        assertThat(get("/api/staff/centre-1/reads", PRIVACY_OFFICER).getContentAsString())
                .doesNotContain(read);
        var theirs = new Person("privacy-2", RECEIVER, Role.PrivacyOfficer, Purpose.SubjectRequest);
        var answer = get("/api/staff/centre-1/reads", theirs);
        assertThat(json(answer).path("items").findValuesAsString("requestId")).contains(read);
        assertThat(logged(answer).row().cases()).contains(CASE.value());
        assertThat(get("/api/staff/centre-1/reads", SUPERVISOR).getStatus()).isEqualTo(403);
        assertThat(get("/api/staff/%2F/reads", PRIVACY_OFFICER).getStatus()).isEqualTo(400);
    }

    @Test
    void tellsThePersonToWhomTheirCaseWasShownWithoutNamingStaff() throws Exception {
        var person = caseId(7);
        history.record(named(identified(person), "KENARI-Identity"));
        get("/api/cases/" + person, WORKER);
        get("/api/cases/" + person, WORKER);
        get("/api/cases", SUPERVISOR);
        get("/api/cases/" + person, PERSONS.get(6));

        var days = json(get("/api/cases/" + person + "/disclosures", WORKER)).path("items");

        assertThat(days.size()).isEqualTo(1);
        // The service's clock stands still.
        assertThat(days.at("/0/day").asString()).isEqualTo("2026-03-01");
        assertThat(days.at("/0/to").toString()).isEqualTo("""
                        [{"organisation":"dinsos-32-73","role":"Caseworker","purpose":"Services","times":2,"classes":["Identity"]},\
                        {"organisation":"dinsos-32-73","role":"Supervisor","purpose":"Supervision","times":1,"classes":[]}]""");
        assertThat(days.toString()).doesNotContain("worker-1", "supervisor-1", "dinsos-91-71");
        assertThat(json(get("/api/cases/" + person + "/disclosures?after=2026-03-01", WORKER))
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id|Siapa yang melihat data Anda|1 Maret 2026|petugas kasus, dinsos-32-73|nama, nomor identitas, telepon, tanggal lahir|untuk pelayanan",
                "en|Who has seen your data|1 March 2026|caseworker, dinsos-32-73|name, identity numbers, telephone, birth date|to help"
            })
    void printsThatForThePersonInPlainWords(String expected) throws Exception {
        var words = List.of(expected.split("\\|", -1));
        var person = caseId("id".equals(words.get(0)) ? 8 : 9);
        history.record(named(identified(person), "KENARI-Identity"));
        get("/cases/" + person, WORKER);

        var page = Jsoup.parse(get("/cases/" + person + "/disclosures?lang=" + words.get(0), PRIVACY_OFFICER)
                .getContentAsString());

        assertThat(page.select("main h1").text()).isEqualTo(words.get(1));
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("tbody td").eachText())
                .containsExactly(words.get(2), words.get(3), "1", words.get(4), words.get(5));
        assertThat(page.text()).doesNotContain("worker-1", "KENARI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?after=x", "?after=-999999999-01-01", "?after=%2B999999999-12-31", "?limit=0"})
    void refusesADayThatIsNone(String parameters) throws Exception {
        assertThat(get("/api/cases/" + CASE + "/disclosures" + parameters, WORKER)
                        .getStatus())
                .isEqualTo(400);
    }

    /** But those that are asked with a body: see {@code DuplicatesIT}. */
    private static List<Route> logged() {
        return POLICY.routes("query").stream()
                .filter(route -> route.route().startsWith("GET"))
                .filter(route -> POLICY.shows(route).logged())
                .toList();
    }

    private static Action action(Route route, int status) {
        if (status >= 400) {
            return Action.Denied;
        }
        return switch (POLICY.shows(route)) {
            case Case -> Action.Read;
            case History -> Action.Replay;
            case Export -> Action.Export;
            case List, Log, Figures, Nothing -> Action.Query;
        };
    }

    private static Set<FieldClass> classesIn(String body) {
        var classes = new TreeSet<FieldClass>();
        CANARIES.forEach((details, canaries) -> {
            if (canaries.stream().anyMatch(body::contains)) {
                classes.add(details);
            }
        });
        return classes;
    }

    private static List<UUID> casesIn(String body) {
        return Stream.of(CASE, OTHER)
                .filter(id -> body.contains(id.toString()))
                .map(CaseId::value)
                .toList();
    }

    private static String address(Route route, CaseId caseId) {
        var address = route.route()
                .replaceFirst("^[A-Z]+ ", "")
                .replace("{caseId}", caseId.toString())
                .replace("/{id}/do/", "/nobody-yet/do/")
                .replace("{command}", "accept-referral")
                .replace("{grantId}", ERASURE.toString())
                .replace("{requestId}", ERASURE.toString())
                .replace("{sequence}", "0")
                .replace("{attachmentId}", ATTACHMENT.toString())
                .replace("{staffId}", "nobody-yet")
                .replace("{erasureId}", ERASURE.toString())
                .replace("{providerId}", providerId(1).toString())
                .replace("{code}/versions/{version}", "PULANG-CORE/versions/1")
                .replace("{indicator}/cases", "identification/cases?of=denominator")
                .replace("{indicator}", "components")
                .replace("{sheet}", "caseload")
                .replace("{name}", "casefile");
        if (address.endsWith("/news")) {
            return address + "?since=0";
        }
        if (address.equals("/analysis/cases")) {
            return address + "?by=provenance&group=Casework";
        }
        return address.equals("/worklist") ? "/worklist?view=All" : address;
    }

    private MockHttpServletResponse get(String address, Person person) throws Exception {
        return http.perform(request(address, person)).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder request(String address, Person person) {
        return as(MockMvcRequestBuilders.get(URI.create(address)), person);
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request, Person person) {
        return request.header("Pulang-Actor", person.id())
                .header("Pulang-Organisation", person.organisation())
                .header("Pulang-Role", person.role().name())
                .header("Pulang-Purpose", person.purpose().name());
    }

    private static String request(MockHttpServletResponse answer) {
        return Objects.requireNonNull(answer.getHeader("Pulang-Request"));
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(200);
        return EventJson.MAPPER.readTree(answer.getContentAsString());
    }

    private static JsonNode item(JsonNode items, String requestId) {
        for (var item : items) {
            if (item.path("requestId").asString().equals(requestId)) {
                return item;
            }
        }
        throw new AssertionError("No such read.");
    }

    private static String next(MockHttpServletResponse answer) {
        return Objects.requireNonNull(answer.getHeader("Link")).replaceFirst("^<([^>]+)>.*", "$1");
    }

    private int rows(MockHttpServletResponse answer) {
        return jdbc.sql("SELECT count(*) FROM audit.access_log WHERE request_id = ?")
                .param(UUID.fromString(request(answer)))
                .query(Integer.class)
                .single();
    }

    private Logged logged(MockHttpServletResponse answer) {
        var rows = rows(answer);
        assertThat(rows).isPositive();
        return jdbc.sql("SELECT * FROM audit.access_log WHERE request_id = ?")
                .param(UUID.fromString(request(answer)))
                .query((row, n) -> new Logged(row(row), hex(row.getBytes("leaf_hash")), rows))
                .list()
                .get(0);
    }

    private static ReadRow row(ResultSet row) throws SQLException {
        var terms = row.getBytes("terms");
        return new ReadRow(
                new ReadRow.Mark(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("request_id", UUID.class)),
                new Reader(
                        new StaffId(row.getString("actor")),
                        new OrganisationId(row.getString("organisation")),
                        Role.valueOf(row.getString("role")),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getString("acr"),
                        Instant.EPOCH),
                Action.valueOf(row.getString("action")),
                row.getObject("case_id", UUID.class),
                Arrays.asList((UUID[]) row.getArray("cases").getArray()),
                Arrays.asList((String[]) row.getArray("persons").getArray()),
                Arrays.asList((String[]) row.getArray("classes").getArray()),
                row.getObject("grant_id", UUID.class),
                terms == null ? null : hex(terms),
                row.getInt("outcome"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Reader reader(Person person) {
        return new Reader(
                new StaffId(person.id()),
                new OrganisationId(person.organisation()),
                person.role(),
                person.purpose(),
                "phr",
                Instant.EPOCH);
    }

    private static Object named(VictimIdentified event, String name) {
        var json = EventJson.MAPPER.valueToTree(event).asObject();
        json.putObject("name").put("first", name);
        return EventJson.MAPPER.treeToValue(json, VictimIdentified.class);
    }

    private static <E> E told(Class<E> event, String json) {
        return EventJson.MAPPER.readValue(json, event);
    }
}
