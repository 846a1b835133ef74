package org.pulang.command.publishedinstrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.InstrumentPublished;
import org.pulang.instrument.Instrument;
import org.pulang.instrument.Instruments;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.InstrumentId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Instruments published over HTTP on one node are known to the other at once, and score alike for ever. */
class InstrumentsIT {

    private static final String DINSOS = "dinsos-indramayu";
    private static final String ANSWERS = """
            [{"item": "SleepsWell", "state": "Answered", "value": 1},
             {"item": "KnowsNeighbours", "state": "Declined"},
             {"item": "HelpNearby", "state": "Answered", "value": 2}]""";

    /** (2·1 + 1.5·2) ÷ 3.5 of 2, in per cent. */
    private static final BigDecimal COMPOSITE = new BigDecimal("71.4");

    private static String database;
    private static RunningService service;
    private static RunningService other;

    @BeforeAll
    static void start() {
        database = PostgresForTests.freshDatabase();
        service = RunningService.start(database);
        other = RunningService.start(database);
    }

    @AfterAll
    static void stop() {
        other.close();
        service.close();
    }

    @Test
    void scoresAlikeOnTheOtherNodeAfterARestartAndFromItsOwnEvent() {
        var ofCase = identified();
        assertThat(record(other, ofCase, "NODES", 1, ANSWERS).code()).isEqualTo("INSTRUMENT_UNKNOWN");

        var published = publish(service, "NODES.v1", example());
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(published.json().path("instrumentId").asString()).isEqualTo("NODES.v1");
        assertThat(published.header("Location")).isEqualTo("/api/instruments/NODES.v1");
        var recorded = record(other, ofCase, "NODES", 1, ANSWERS);
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);

        var event = events(ofCase, AssessmentRecorded.class).get(0);
        assertThat(event.score().composite()).isEqualTo(COMPOSITE);
        assertThat(fromItsEvent("NODES.v1").score(event.answers())).isEqualTo(event.score());
        try (var restarted = RunningService.start(database)) {
            assertThat(amend(restarted, ofCase, event, ANSWERS).status()).isEqualTo(200);
        }
        assertThat(events(ofCase, AssessmentAmended.class))
                .extracting(AssessmentAmended::score)
                .containsExactly(event.score());
    }

    @Test
    void changesNoOldScoreByItsNextVersion() {
        var ofCase = identified();
        assertThat(publish(service, "VERSIONS.v2", example()).code()).isEqualTo("INSTRUMENT_VERSION_SKIPPED");
        assertThat(publish(service, "VERSIONS.v1", example()).status()).isEqualTo(201);
        assertThat(record(service, ofCase, "VERSIONS", 1, ANSWERS).status()).isEqualTo(200);
        var before = events(ofCase, AssessmentRecorded.class).get(0).score();

        var next = example();
        ((ObjectNode) next.path("items").path(0)).put("weight", 1000);
        next.put("scoring", "MeanOfDimensions");
        assertThat(publish(other, "VERSIONS.v2", next).status()).isEqualTo(201);
        assertThat(publish(other, "VERSIONS.v1", next).code()).isEqualTo("INSTRUMENT_EXISTS");

        assertThat(record(other, ofCase, "VERSIONS", 2, ANSWERS).status()).isEqualTo(200);
        var events = events(ofCase, AssessmentRecorded.class);
        assertThat(events.get(0).score()).isEqualTo(before);
        assertThat(events.get(1).score().composite()).isEqualTo(new BigDecimal("75.0"));
        for (var node : List.of(service, other)) {
            assertThat(events)
                    .allSatisfy(event -> assertThat(node.bean(Instruments.class)
                                    .find(event.instrument())
                                    .orElseThrow()
                                    .score(event.answers()))
                            .isEqualTo(event.score()));
        }
        assertThat(amend(other, ofCase, events.get(0), ANSWERS).status()).isEqualTo(200);
        assertThat(events(ofCase, AssessmentAmended.class).get(0).score()).isEqualTo(before);
    }

    @Test
    void takesNoNewAssessmentOnEitherNodeOnceItIsRetired() {
        var ofCase = identified();
        assertThat(publish(service, "RETIRED.v1", example()).status()).isEqualTo(201);
        assertThat(record(other, ofCase, "RETIRED", 1, ANSWERS).status()).isEqualTo(200);
        var stranger = other.post(
                "/api/instruments/RETIRED.v1/retire-instrument",
                "{}",
                "Pulang-Actor",
                "supervisor-9",
                "Pulang-Organisation",
                "elsewhere",
                "Pulang-Role",
                "Supervisor");
        assertThat(stranger.code()).isEqualTo("INSTRUMENT_OF_OTHERS");
        assertThat(retire(service, "RETIRED.v1").status()).isEqualTo(200);
        for (var node : List.of(service, other)) {
            assertThat(record(node, ofCase, "RETIRED", 1, ANSWERS).status())
                    .as("Held before, and entered late.")
                    .isEqualTo(200);
            var refused = record(node, ofCase, "RETIRED", 1, ANSWERS, "2026-03-01");
            assertThat(refused.code()).isEqualTo("INSTRUMENT_RETIRED");
            assertThat(refused.json().path("errors").path(0).path("pointer").asString(""))
                    .isIn("", "/instrument");
        }
        var event = events(ofCase, AssessmentRecorded.class).get(0);
        assertThat(amend(other, ofCase, event, ANSWERS).status()).isEqualTo(200);
        assertThat(publish(other, "RETIRED.v2", example()).status()).isEqualTo(201);
        assertThat(record(service, ofCase, "RETIRED", 2, ANSWERS).status()).isEqualTo(200);
    }

    @Test
    void isPublishedByOneOfManyWhoTryAtOnce() {
        var tries = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> (i % 2 == 0 ? service : other)
                        .post(
                                "/api/instruments/RACE.v1/publish-instrument",
                                example().toString(),
                                "Pulang-Actor",
                                "supervisor-of-" + i,
                                "Pulang-Organisation",
                                "organisation-" + i,
                                "Pulang-Role",
                                "Supervisor")))
                .toList();
        var answers = tries.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code())
                        .isIn(
                                "INSTRUMENT_EXISTS",
                                "INSTRUMENT_OF_OTHERS",
                                "INSTRUMENT_VERSION_SKIPPED",
                                "CONCURRENT_CHANGE"));
        assertThat(service.jdbc()
                        .sql("SELECT count(*) FROM eventstore.instrument WHERE code = 'RACE'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /title/en                  |                         | 400 | FIELDS_INVALID           | /title/en
            /items/1/title/id          |                         | 400 | FIELDS_INVALID           | /items/1/title/id
            /items/1/title/id          | "  "                    | 400 | FIELDS_INVALID           | /items/1/title/id
            /levels/2/title            |                         | 400 | FIELDS_INVALID           | /levels/2/title
            /items/0/weight            | 0                       | 400 | FIELDS_INVALID           | /items/0/weight
            /items/0/weight            | -1                      | 400 | FIELDS_INVALID           | /items/0/weight
            /items/0/weight            | 1E+900000000            | 400 | FIELDS_INVALID           | /items/0/weight
            /items/0/weight            | "2"                     | 400 | FIELDS_INVALID           | /items/0/weight
            /items/0/code              | "Sleeps well"           | 400 | FIELDS_INVALID           | /items/0/code
            /minimumShare              | 0                       | 400 | FIELDS_INVALID           | /minimumShare
            /minimumShare              | 1.01                    | 400 | FIELDS_INVALID           | /minimumShare
            /highest                   | 101                     | 400 | FIELDS_INVALID           | /highest
            /official                  |                         | 400 | FIELDS_INVALID           | /official
            /scoring                   | "Median"                | 400 | FIELDS_INVALID           | /scoring
            /dimensions                | []                      | 400 | FIELDS_INVALID           | /dimensions
            /items/1                   | null                    | 400 | FIELDS_INVALID           | /items/1
            /highest                   | 0                       | 422 | INSTRUMENT_SCALE_REVERSED | /highest
            /levels/2/value            | 3                       | 422 | INSTRUMENT_LEVEL_UNFIT   | /levels/2/value
            /levels/2/value            | 1                       | 422 | INSTRUMENT_LEVEL_UNFIT   | /levels/2/value
            /items/1/code              | "SleepsWell"            | 422 | INSTRUMENT_CODE_REPEATED | /items/1/code
            /dimensions/1/code         | "AtHome"                | 422 | INSTRUMENT_CODE_REPEATED | /dimensions/1/code
            /dimensions/1/items/0      | "SleepsWell"            | 422 | INSTRUMENT_CODE_REPEATED | /dimensions/1/items/0
            /dimensions/1/items/0      | "Elsewhere"             | 422 | INSTRUMENT_ITEM_MISSING  | /dimensions/1/items/0
            /dimensions/1/items        | ["KnowsNeighbours"]     | 422 | INSTRUMENT_ITEM_UNSCORED | /items/2
            """)
    void saysInBothLanguagesWhereItDoesNotFit(
            String place, @Nullable String value, int status, String code, String pointer) {
        var before = service.events();
        for (var language : List.of("id", "en")) {
            var answer = publish(service, "BAD.v1", changed(place, value), "Accept-Language", language);
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.text()).contains("\"" + pointer + "\"");
            assertThat(answer.json().path("detail").asString()).isNotBlank();
        }
        assertThat(service.events()).isEqualTo(before);
    }

    @Test
    void takesNoMoreItemsThanAnAssessmentHasAnswers() {
        var many = example();
        var items = (ArrayNode) many.path("items");
        var scored = (ArrayNode) many.path("dimensions").path(0).path("items");
        for (int i = items.size(); i < 201; i++) {
            items.addObject()
                    .put("code", "More" + i)
                    .putObject("title")
                    .put("id", "Pertanyaan")
                    .put("en", "Question");
            scored.add("More" + i);
        }
        var refused = publish(service, "MANY.v1", many);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("\"/items\"");
        items.remove(200);
        scored.remove(scored.size() - 1);
        assertThat(publish(service, "MANY.v1", many).status()).isEqualTo(201);
        var answers = Stream.concat(
                        Stream.of("SleepsWell", "KnowsNeighbours", "HelpNearby"),
                        IntStream.range(3, 200).mapToObj(i -> "More" + i))
                .map("{\"item\": \"%s\", \"state\": \"Answered\", \"value\": 2}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        var ofCase = identified();
        assertThat(record(service, ofCase, "MANY", 1, answers).status()).isEqualTo(200);
        assertThat(events(ofCase, AssessmentRecorded.class).get(0).score().composite())
                .isEqualTo("100.0");
    }

    @ParameterizedTest
    @CsvSource({"RUMAH", "rumah.v1", "RUMAH.v0", "RUMAH.v01", "RUMAH.v1000", "RUMAH.1", "R.v1"})
    void knowsAnIdOfAnotherShape(String id) {
        var answer = publish(service, id, example());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("ID_INVALID");
    }

    @Test
    void isUnknownUntilItIsPublished() {
        var answer = retire(service, "NOBODYS.v1");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("INSTRUMENT_NOT_PUBLISHED");
    }

    /** As an outsider would compute it again: from nothing but the event. */
    private static Instrument fromItsEvent(String id) {
        var stream = new InstrumentId(id).stream().toString();
        return service.bean(EventStore.class)
                .readEvents(stream)
                .asStream()
                .map(event -> event.getPayload())
                .filter(InstrumentPublished.class::isInstance)
                .map(event -> Instrument.of((InstrumentPublished) event))
                .findFirst()
                .orElseThrow();
    }

    private static <T> List<T> events(String ofCase, Class<T> type) {
        return service.bean(EventStore.class)
                .readEvents(ofCase)
                .asStream()
                .map(event -> event.getPayload())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static String identified() {
        var id = UUID.randomUUID().toString();
        var body = resource("/example/identify-victim.json");
        assertThat(service.post("/api/cases/%s/identify-victim".formatted(id), body, worker())
                        .status())
                .isEqualTo(201);
        return id;
    }

    private static Answer record(RunningService node, String ofCase, String code, int version, String answers) {
        return record(node, ofCase, code, version, answers, "2026-02-10");
    }

    private static Answer record(
            RunningService node, String ofCase, String code, int version, String answers, String assessedOn) {
        return node.post(
                "/api/cases/%s/record-assessment".formatted(ofCase),
                """
                {"instrument": {"code": "%s", "version": %d}, "kind": "Periodic", "assessor": "worker-1",
                 "assessedOn": "%s", "answers": %s, "repeatReason": "Asked again on purpose."}
                """.formatted(code, version, assessedOn, answers),
                worker());
    }

    private static Answer amend(RunningService node, String ofCase, AssessmentRecorded event, String answers) {
        return node.post(
                "/api/cases/%s/amend-assessment".formatted(ofCase),
                """
                {"assessmentId": "%s", "reason": "Looked at it again.", "answers": %s}
                """.formatted(event.assessmentId(), answers),
                worker());
    }

    private static String[] worker() {
        return new String[] {"Pulang-Actor", "worker-1", "Pulang-Organisation", DINSOS, "Pulang-Role", "Caseworker"};
    }

    private static Answer publish(RunningService node, String id, ObjectNode body, String... headers) {
        return node.post(
                "/api/instruments/%s/publish-instrument".formatted(id),
                body.toString(),
                Stream.concat(Stream.of(supervisor()), Stream.of(headers)).toArray(String[]::new));
    }

    private static Answer retire(RunningService node, String id) {
        return node.post("/api/instruments/%s/retire-instrument".formatted(id), "{}", supervisor());
    }

    private static String[] supervisor() {
        return new String[] {"Pulang-Actor", "supervisor-1", "Pulang-Organisation", DINSOS, "Pulang-Role", "Supervisor"
        };
    }

    private static ObjectNode example() {
        return (ObjectNode) EventJson.MAPPER.readTree(resource("/example/publish-instrument.json"));
    }

    /** The example with another value there, or none. */
    private static ObjectNode changed(String place, @Nullable String value) {
        var body = example();
        int cut = place.lastIndexOf('/');
        var parent = body.at(place.substring(0, cut));
        var name = place.substring(cut + 1);
        if (value == null) {
            ((ObjectNode) parent).remove(name);
        } else if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), EventJson.MAPPER.readTree(value));
        } else {
            ((ObjectNode) parent).set(name, EventJson.MAPPER.readTree(value));
        }
        return body;
    }

    private static String resource(String name) {
        try (var file = Objects.requireNonNull(InstrumentsIT.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
