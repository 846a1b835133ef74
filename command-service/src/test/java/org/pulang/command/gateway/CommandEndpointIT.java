package org.pulang.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;

/** The API's contract, over HTTP against two command services on one database, of which one groups its commits. */
class CommandEndpointIT {

    private static final String PERSON = """
            {"gender": "Feminine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "ReturnProcess",
             "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}
            """;
    private static final String NOTE = """
            {"visibility": "Team", "text": "%s"}
            """;

    private static RunningService service;
    private static RunningService other;

    @BeforeAll
    static void start() {
        var database = PostgresForTests.freshDatabase();
        service = RunningService.start(database);
        other = RunningService.start(database, Map.of("pulang.eventstore.group-commit", "true"));
    }

    @AfterAll
    static void stop() {
        other.close();
        service.close();
    }

    @Test
    void answersTheFirstCommandOfACaseWithItsReceipt() {
        var id = UUID.randomUUID();
        var answer = service.post("/api/cases/%s/identify-victim".formatted(id), PERSON);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/cases/" + id);
        assertThat(answer.header("Link"))
                .isEqualTo(
                        "</api/cases/%s/duplicates/search>; rel=\"urn:pulang:rel:possible-duplicates\"".formatted(id));
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.json().path("caseId").asString()).isEqualTo(id.toString());
        assertThat(answer.json().path("version").asInt()).isZero();
        assertThat(answer.header("Pulang-Position"))
                .isEqualTo(answer.json().path("position").asString());
        assertThat(answer.json().path("events").get(0).path("type").asString()).isEqualTo("VictimIdentified");
    }

    @Test
    void answersLaterCommandsWith200AndTheNextVersion() {
        var answer = note(identified(), "first");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.header("Link")).isNull();
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.json().path("ids").path("noteId").asString()).isNotBlank();
    }

    @Test
    void makesAnIdWhereTheClientHasNone() {
        var answer = service.post("/api/cases/identify-victim", PERSON);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var id = answer.json().path("caseId").asString();
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(answer.header("Location")).isEqualTo("/api/cases/" + id);
        assertThat(service.post("/api/cases/add-note", NOTE.formatted("x")).code())
                .isEqualTo("COMMAND_UNKNOWN");
    }

    @Test
    void answersTheSameRequestWithTheSameReceiptAndOneEffect() {
        var first = service.post("/api/cases/identify-victim", PERSON, "Idempotency-Key", "same-1");
        var events = service.events();
        var again = other.post("/api/cases/identify-victim", PERSON, "Idempotency-Key", "same-1");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(service.events()).isEqualTo(events);
    }

    @Test
    void refusesAKeyUsedForAnotherRequest() {
        var id = identified();
        assertThat(service.post(path(id), NOTE.formatted("one"), "Idempotency-Key", "other-1")
                        .status())
                .isEqualTo(200);
        var events = service.events();
        var answer = service.post(path(id), NOTE.formatted("two"), "Idempotency-Key", "other-1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("KEY_REUSED");
        assertThat(service.events()).isEqualTo(events);
    }

    @Test
    void keepsTheKeysOfTwoPeopleApart() {
        for (var person : List.of("a", "b")) {
            var other = PERSON.replace("2026-02-03", "a".equals(person) ? "2026-02-03" : "2026-02-04");
            assertThat(service.post("/api/cases/identify-victim", other, "Idempotency-Key", "k", "Pulang-Actor", person)
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void givesParallelTwinsOneEffect() throws Exception {
        var id = identified();
        var events = service.events();
        var answers = together(
                16,
                i -> () -> (i % 2 == 0 ? service : other)
                        .post(path(id), NOTE.formatted("twin"), "Idempotency-Key", "twin-1"));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(service.events()).isEqualTo(events + 1);
    }

    @Test
    void losesNoCommandWhenTwoServicesRaceOnOneCase() throws Exception {
        var id = identified();
        var answers =
                together(40, i -> () -> (i % 2 == 0 ? service : other).post(path(id), NOTE.formatted("race " + i)));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(200, 409));
        var versions = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.json().path("version").asInt())
                .sorted()
                .toList();
        assertThat(versions)
                .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
        assertThat(version(id)).isEqualTo(versions.size());
    }

    @Test
    void letsOneOfManyWinWhoDecidedOnTheSameVersion() throws Exception {
        var id = identified();
        var answers = together(
                20,
                i -> () -> (i % 2 == 0 ? service : other)
                        .post(path(id), NOTE.formatted("race " + i), "If-Match", "\"0\""));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 412)).hasSize(19);
        assertThat(version(id)).isEqualTo(1);
    }

    @Test
    void givesEachOfTwoHundredRacesOneWinner() throws Exception {
        var id = identified();
        for (int version = 0; version < 200; version++) {
            var seen = "\"%d\"".formatted(version);
            var answers = together(
                    2, i -> () -> (i == 0 ? service : other).post(path(id), NOTE.formatted("race"), "If-Match", seen));
            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412);
        }
        assertThat(version(id)).isEqualTo(200);
    }

    @Test
    void openedTwiceAtOnceACaseExistsOnce() throws Exception {
        var id = UUID.randomUUID();
        var answers = together(
                10,
                i -> () -> (i % 2 == 0 ? service : other).post("/api/cases/%s/identify-victim".formatted(id), PERSON));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> "CASE_EXISTS".equals(answer.code())))
                .hasSize(9);
    }

    @Test
    void namesTheCurrentVersionToWhoeverSawAnOlderOne() {
        var id = identified();
        note(id, "somebody else");
        var answer = service.post(path(id), NOTE.formatted("late"), "If-Match", "\"0\"");
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.code()).isEqualTo("VERSION_MISMATCH");
        assertThat(answer.json().path("version").asInt()).isEqualTo(1);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(service.post(path(id), NOTE.formatted("now"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void beginsNothingForWhoeverSawAVersionOfIt() {
        var id = UUID.randomUUID();
        var path = "/api/cases/%s/identify-victim".formatted(id);
        assertThat(service.post(path, PERSON, "If-Match", "\"0\"").code()).isEqualTo("VERSION_MISMATCH");
        assertThat(service.post(path, PERSON).status()).isEqualTo(201);
        assertThat(service.post(path, PERSON, "If-Match", "\"0\"").code()).isEqualTo("CASE_EXISTS");
    }

    @Test
    void triesAgainAfterADeadlockThatLeftTheVersionAsItWas() {
        var id = identified();
        service.jdbc().sql("CREATE SEQUENCE deadlocks").update();
        service.jdbc().sql("""
                        CREATE FUNCTION deadlock_once() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            IF nextval('deadlocks') = 1 THEN
                                RAISE EXCEPTION 'deadlock' USING ERRCODE = 'deadlock_detected';
                            END IF;
                            RETURN NEW;
                        END $$
                        """).update();
        service.jdbc().sql("""
                        CREATE TRIGGER deadlock BEFORE INSERT ON eventstore.event
                        FOR EACH ROW WHEN (NEW.stream = '%s') EXECUTE FUNCTION deadlock_once()
                        """.formatted(id)).update();
        try {
            assertThat(service.post(path(id), NOTE.formatted("twice"), "If-Match", "\"0\"")
                            .status())
                    .isEqualTo(200);
            assertThat(service.jdbc()
                            .sql("SELECT last_value FROM deadlocks")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        } finally {
            service.jdbc().sql("DROP TRIGGER deadlock ON eventstore.event").update();
        }
    }

    @Test
    void numbersCasesOfAProvinceAndYearWithoutGaps() throws Exception {
        var person = PERSON.replace("32.12", "53.01");
        var before = numbers("PLG-53-2026-").size();
        together(
                12,
                i -> () -> service.post(
                        "/api/cases/identify-victim", i % 3 == 0 ? person.replace("Feminine", "Nobody") : person));
        var numbers = numbers("PLG-53-2026-");
        assertThat(numbers).hasSize(before + 8);
        assertThat(numbers).contains("PLG-53-2026-" + (before + 8));
    }

    @Test
    void decidesTheLinesOfABatchOneByOne() {
        var id = UUID.randomUUID();
        var batch = String.join(
                "\n",
                line("b-1", id, "identify-victim", PERSON),
                "this is no JSON",
                line("b-2", id, "add-note", NOTE.formatted("from the field")),
                line("b-3", id, "no-such-command", "{}"),
                line("b-4", id, "identify-victim", PERSON),
                "{\"key\": \"b-5\", \"caseId\": \"%s\"}".formatted(id));
        var answer = service.post("/api/batch", batch, "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).isEqualTo(200);
        var results = answer.text()
                .lines()
                .map(line -> new Answer(0, answer.headers(), line))
                .toList();
        assertThat(results.stream().map(result -> result.json().path("status").asInt()))
                .containsExactly(201, 400, 200, 404, 409, 400);
        assertThat(results.stream()
                        .map(result ->
                                result.json().path("problem").path("code").asString("")))
                .containsExactly("", "MALFORMED_JSON", "", "COMMAND_UNKNOWN", "CASE_EXISTS", "BATCH_LINE_INVALID");
        var events = service.events();
        assertThat(service.post("/api/batch", batch, "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(200);
        assertThat(service.events()).isEqualTo(events);
    }

    @Test
    void knowsACaseFromAProviderAndFromNothing() {
        var provider = UUID.randomUUID();
        var registered = service.post(
                "/api/providers/%s/register-provider".formatted(provider),
                OpenApiDocument.example(CommandCatalog.find("register-provider").orElseThrow())
                        .toString(),
                "Pulang-Role",
                "Supervisor");
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(note(provider, "not a case").code()).isEqualTo("CASE_UNKNOWN");
        assertThat(service.post("/api/cases/%s/identify-victim".formatted(provider), PERSON)
                        .code())
                .isEqualTo("CASE_EXISTS");
        assertThat(service.post(
                                "/api/providers/%s/resume-provider".formatted(identified()),
                                "{}",
                                "Pulang-Role",
                                "Supervisor")
                        .code())
                .isEqualTo("PROVIDER_UNKNOWN");
        assertThat(service.post(path(UUID.randomUUID()), NOTE.formatted("nowhere"), "If-Match", "\"3\"")
                        .code())
                .isEqualTo("CASE_UNKNOWN");
    }

    @Test
    void stopsABatchThatIsTooLong() {
        var answer = service.post("/api/batch", "x\n".repeat(1100), "Content-Type", "application/x-ndjson");
        var results = answer.text().lines().toList();
        assertThat(results).hasSize(1001);
        assertThat(results.get(1000)).contains("BATCH_TOO_LONG");
    }

    @Test
    void measuresCommandsByTypeAndOutcome() {
        note(identified(), "measured");
        service.post("/api/cases/%s/add-note".formatted(UUID.randomUUID()), NOTE.formatted("nowhere"));
        var meters = service.get("/actuator/prometheus").text();
        assertThat(meters).contains("pulang_command_seconds_count{outcome=\"accepted\",type=\"AddNote\"}");
        assertThat(meters).contains("pulang_command_seconds_count{outcome=\"CASE_UNKNOWN\",type=\"AddNote\"}");
    }

    @Test
    void writesNamesThatAreNoJavaClasses() {
        note(identified(), "stored");
        var stored = service.jdbc().sql("""
                        SELECT t.name || t.revision || t.stream_type || convert_from(e.payload, 'UTF8')
                            || convert_from(e.metadata, 'UTF8')
                        FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        """).query(String.class).list();
        assertThat(stored).noneMatch(text -> text.contains("org.pulang") || text.contains("axonframework"));
        assertThat(stored).anyMatch(text -> text.contains("\"actor\":\"caseworker-demo\""));
    }

    private static UUID identified() {
        var id = UUID.randomUUID();
        assertThat(service.post("/api/cases/%s/identify-victim".formatted(id), PERSON)
                        .status())
                .isEqualTo(201);
        return id;
    }

    private static Answer note(UUID id, String text) {
        return service.post(path(id), NOTE.formatted(text));
    }

    private static String path(UUID id) {
        return "/api/cases/%s/add-note".formatted(id);
    }

    private static String line(String key, UUID id, String command, String body) {
        return "{\"key\": \"%s\", \"caseId\": \"%s\", \"command\": \"%s\", \"body\": %s}"
                .formatted(key, id, command, body.replace("\n", " "));
    }

    private static int version(UUID id) {
        return service.jdbc()
                .sql("SELECT max(version) FROM eventstore.event WHERE stream = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static List<String> numbers(String prefix) {
        return service.jdbc()
                .sql("""
                        SELECT number FROM (SELECT convert_from(payload, 'UTF8')::jsonb ->> 'caseNumber' AS number
                                            FROM eventstore.event WHERE version = 0) numbers
                        WHERE number LIKE :prefix || '%'
                        """)
                .param("prefix", prefix)
                .query(String.class)
                .list();
    }

    private static List<Answer> together(int count, java.util.function.IntFunction<Callable<Answer>> request)
            throws Exception {
        var barrier = new CyclicBarrier(count);
        var threads = Executors.newFixedThreadPool(count);
        try {
            var answers = new ArrayList<Answer>();
            for (var future : threads.invokeAll(IntStream.range(0, count)
                    .mapToObj(i -> (Callable<Answer>) () -> {
                        barrier.await();
                        return request.apply(i).call();
                    })
                    .toList())) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
