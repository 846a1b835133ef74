package org.pulang.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.automation.AutomationIT.RunningClock;
import org.pulang.command.keystore.KeyDestruction;
import org.pulang.keys.KeyRing;
import org.pulang.keys.LocalKek;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Leaf;
import org.pulang.personal.Subject;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.ErasureScope;
import tools.jackson.databind.JsonNode;

/** From a request to the proof that nothing opens: the whole service, a real key store, and a clock the tests move on. */
class ErasureIT {

    private static final Duration PROMPT = Duration.ofSeconds(60);
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration UNTIL_NOBODY_HOLDS_A_KEY = Duration.ofSeconds(80);
    private static final String NAME = "KENARI Wulandari";
    private static final String NOTE = "KENARI she told";
    private static final String ACCUSED = "KENARI Om B";
    private static final String SISTER = "KENARI Adik";

    @TempDir
    private Path directory;

    private String database;
    private Path kek;
    private RunningService service;

    @BeforeEach
    void start() throws IOException {
        kek = directory.resolve("kek");
        Files.writeString(kek, LocalKek.newLine("first"));
        Files.setPosixFilePermissions(kek, PosixFilePermissions.fromString("rw-------"));
        Files.createFile(directory.resolve("destroyed-keys"));
        database = PostgresForTests.freshDatabase();
        startService();
    }

    private void startService() {
        service = RunningService.start(
                database,
                List.of(RunningClock.class),
                Map.of(
                        "pulang.keystore.kek-file",
                        kek.toString(),
                        "pulang.keystore.destroyed-keys",
                        directory.resolve("destroyed-keys").toString()));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @AfterAll
    static void resetClock() {
        GenericEventMessage.clock = Clock.systemUTC();
    }

    @Test
    void takesOnePersonAwayAndNobodyElse() {
        var hers = aCase();
        var others = List.of(aCase(), aCase());
        assertThat(readable(hers)).contains(NAME, NOTE, ACCUSED);

        var erasure = approved(hers, "[\"Survivor\"]", "All");
        RunningClock.moveBy(A_DAY);
        awaitEvent(erasure, "KeysDestroyed");
        RunningClock.moveBy(UNTIL_NOBODY_HOLDS_A_KEY);
        awaitEvent(erasure, "ErasureCompleted");

        assertThat(readable(hers)).containsExactly(ACCUSED);
        for (var other : others) {
            assertThat(readable(other)).contains(NAME, NOTE, ACCUSED);
        }
        assertThat(payload(erasure, "KeysDestroyed").path("keys").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(tombstones(hers))
                .as("of each class the survivor's, the family's, and the reasons staff gave")
                .hasSize(15);
        assertThat(payload(erasure, "ErasureCompleted").path("backupsGoneBy").asString())
                .isNotEmpty();
        assertThat(history(erasure)).doesNotContain("KENARI", "$enc");
        // Also of a class of which nothing had been recorded.
        for (var command :
                List.of(note(hers), "record-personal-details {\"details\": {\"address\": \"KENARI again\"}}")) {
            assertThat(post("cases", hers, command, "worker-1", "Caseworker").code())
                    .as(command)
                    .isEqualTo("DETAILS_ERASED");
        }
    }

    @Test
    void takesTheFamilyAloneWhereThatWasAskedForAndWithTheWhole() {
        var hers = aCase();
        var whole = aCase();
        ok(post("cases", hers, sister(), "worker-1", "Caseworker"));
        ok(post("cases", whole, sister(), "worker-1", "Caseworker"));
        for (var command : toldOfTheFamily()) {
            ok(post("cases", hers, command, "worker-1", "Caseworker"));
        }
        assertThat(readable(hers))
                .contains(NAME, SISTER, "KENARI looked for", "KENARI asked about", "KENARI talked with");

        var ofFamily = approved(hers, "[\"FamilyMember\"]", "All");
        var ofAll = approved(whole, "[\"Survivor\"]", "All");
        RunningClock.moveBy(A_DAY);
        awaitEvent(ofFamily, "KeysDestroyed");
        awaitEvent(ofAll, "KeysDestroyed");

        assertThat(readable(hers))
                .contains(NAME, NOTE, ACCUSED)
                .doesNotContain(SISTER, "KENARI looked for", "KENARI asked about", "KENARI talked with");
        assertThat(readable(whole)).containsExactly(ACCUSED);
        assertThat(post("cases", hers, sister(), "worker-1", "Caseworker").code())
                .isEqualTo("DETAILS_ERASED");
        ok(post("cases", hers, note(hers), "worker-1", "Caseworker"));
    }

    @Test
    void takesFreeTextAloneWhereThatWasAskedFor() {
        var hers = aCase();
        var erasure = approved(hers, "[\"Survivor\"]", "Narrative");
        RunningClock.moveBy(A_DAY);
        awaitEvent(erasure, "KeysDestroyed");

        assertThat(readable(hers)).contains(NAME, ACCUSED).doesNotContain(NOTE);
        // Whoever opens the case in an emergency can still say why.
        ok(post("grants", UUID.randomUUID(), """
                open-emergency-access {"caseId": "%s", "ground": "DangerToLife", "minutes": 10,
                 "reason": "She called, and her worker is away."}""".formatted(hers), "worker-9", "Caseworker"));
    }

    @Test
    void destroysNothingWhereItWasTakenBackOrHeldInTime() {
        var takenBack = aCase();
        var held = aCase();
        var cancelled = approved(takenBack, "[\"Survivor\"]", "All");
        var hold = approved(held, "[\"Survivor\"]", "All");
        ok(post("erasures", cancelled, "cancel-erasure {\"reason\": \"AskedByPerson\"}", "worker-1", "Caseworker"));
        ok(post(
                "erasures",
                hold,
                "place-legal-hold {\"ground\": \"RestitutionClaim\"}",
                "officer-1",
                "PrivacyOfficer"));
        RunningClock.moveBy(A_DAY);
        await().atMost(PROMPT).until(() -> tasks() == 0);

        assertThat(readable(takenBack)).contains(NAME, NOTE);
        assertThat(readable(held)).contains(NAME, NOTE);

        ok(post("erasures", hold, "lift-legal-hold {\"ground\": \"RestitutionClaim\"}", "officer-1", "PrivacyOfficer"));
        awaitEvent(hold, "KeysDestroyed");
        assertThat(readable(held)).containsExactly(ACCUSED);
    }

    @Test
    void waitsForAClaimMadeSinceItWasApprovedUntilTheCaseSaysThatItEnded() {
        var hers = aCase();
        var erasure = approved(hers, "[\"Survivor\"]", "All");
        var claim = UUID.randomUUID();
        ok(post("cases", hers, """
                claim-restitution {"restitutionId": "%s", "channel": "Lpsk"}""".formatted(claim), "worker-1", "Caseworker"));
        RunningClock.moveBy(A_DAY);
        awaitEvent(erasure, "LegalHoldPlaced");
        assertThat(readable(hers)).contains(NAME, NOTE);

        var lift = "lift-legal-hold {\"ground\": \"RestitutionClaim\"}";
        assertThat(post("erasures", erasure, lift, "officer-1", "PrivacyOfficer")
                        .code())
                .isEqualTo("LEGAL_HOLD");
        ok(post("cases", hers, """
                end-restitution-claim {"restitutionId": "%s", "reason": "WithdrawnByPerson"}""".formatted(claim), "worker-1", "Caseworker"));
        ok(post("erasures", erasure, lift, "officer-1", "PrivacyOfficer"));
        awaitEvent(erasure, "KeysDestroyed");
        assertThat(readable(hers)).containsExactly(ACCUSED);
    }

    /** A service that dies after the keys are gone, and before that is written down, leaves exactly this. */
    @Test
    void tellsTheSameKeysWhenItWasBrokenOff() {
        var hers = aCase();
        var erasure = approved(hers, "[\"Survivor\", \"Perpetrator\"]", "All");
        var destroyed =
                service.bean(KeyDestruction.class).destroy(hers, List.of(Subject.values()), ErasureScope.All, erasure);
        RunningClock.moveBy(A_DAY);
        awaitEvent(erasure, "KeysDestroyed");

        assertThat(payload(erasure, "KeysDestroyed").path("keys").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        destroyed.stream().map(UUID::toString).toList())
                .hasSize(20);
        assertThat(readable(hers)).isEmpty();
    }

    @Test
    void goesOnWhereItStoodAfterTheServiceWasGoneOrThePlaceOfTheKeysAway() throws IOException {
        var hers = aCase();
        var erasure = approved(hers, "[\"Survivor\"]", "All");
        service.close();
        RunningClock.moveBy(A_DAY);
        startService();
        awaitEvent(erasure, "ErasureBegun");
        awaitEvent(erasure, "KeysDestroyed");
        service.close();
        RunningClock.moveBy(UNTIL_NOBODY_HOLDS_A_KEY);
        startService();
        awaitEvent(erasure, "ErasureCompleted");

        var others = aCase();
        var second = approved(others, "[\"Survivor\"]", "All");
        var away = Files.move(kek, directory.resolve("kek-away"));
        RunningClock.moveBy(A_DAY);
        awaitEvent(second, "ErasureBegun");
        await().atMost(PROMPT).until(() -> failures("destroy-keys") > 0);
        assertThat(count(second, "KeysDestroyed")).isZero();
        // Neither is somebody's file shown as erased meanwhile, nor is anything written that could not be sealed.
        service.bean(KeyRing.class).forget();
        assertThatThrownBy(() -> readable(others)).isInstanceOf(KeysUnavailable.class);
        assertThat(post("cases", others, note(others), "worker-1", "Caseworker").status())
                .isEqualTo(503);

        Files.move(away, kek);
        awaitEvent(second, "KeysDestroyed");
        assertThat(readable(others)).containsExactly(ACCUSED);
    }

    @Test
    void destroysAgainWhatComesBackWithAnOlderKeyStoreBeforeAnybodyIsServed() throws IOException {
        var hers = aCase();
        var others = aCase();
        copyKeys();
        var erasure = approved(hers, "[\"Survivor\"]", "All");
        RunningClock.moveBy(A_DAY);
        awaitEvent(erasure, "KeysDestroyed");
        var tombstones = tombstones(hers);
        restoreKeys();
        // A service that runs meanwhile, as the query service may, opens none of them.
        service.bean(KeyRing.class).forget();
        assertThat(readable(hers)).containsExactly(ACCUSED);
        service.close();

        startService();
        assertThat(tombstones(hers)).isNotEmpty().isSubsetOf(tombstones);
        assertThat(readable(hers)).containsExactly(ACCUSED);
        assertThat(readable(others)).contains(NAME, NOTE, ACCUSED);

        service.close();
        var list = directory.resolve("destroyed-keys");
        Files.writeString(
                list,
                Files.readString(list)
                        .replace(tombstones.get(0), UUID.randomUUID().toString()));
        assertThatThrownBy(this::startService).isNotNull();
        Files.writeString(list, "");
        startService();
        assertThat(readable(hers)).containsExactly(ACCUSED);
        assertThat(Files.readString(list)).contains(tombstones(hers));
    }

    private void copyKeys() {
        service.jdbc()
                .sql("CREATE TABLE keystore.copy AS SELECT id, kek, wrapped FROM keystore.key")
                .update();
    }

    private void restoreKeys() {
        service.jdbc().sql("""
                        ALTER TABLE keystore.key DISABLE TRIGGER ALL;
                        UPDATE keystore.key k SET kek = c.kek, wrapped = c.wrapped, destroyed_at = NULL, request = NULL
                        FROM keystore.copy c WHERE c.id = k.id;
                        DELETE FROM keystore.key k WHERE NOT EXISTS (SELECT FROM keystore.copy c WHERE c.id = k.id);
                        ALTER TABLE keystore.key ENABLE TRIGGER ALL""").update();
    }

    /** As if an older copy of the key's row had come back unnoticed, between destroying and looking. */
    @Test
    void isNotCompletedWhileADetailOpens() throws IOException {
        var hers = aCase();
        copyKeys();
        var request = UUID.randomUUID();
        var destruction = service.bean(KeyDestruction.class);
        destruction.destroy(hers, List.of(Subject.Survivor), ErasureScope.Narrative, request);
        destruction.requireNothingOpens(hers, request);

        service.jdbc().sql("""
                        ALTER TABLE keystore.key DISABLE TRIGGER ALL;
                        ALTER TABLE keystore.key DROP CONSTRAINT key_check1;
                        UPDATE keystore.key k SET kek = c.kek, wrapped = c.wrapped FROM keystore.copy c WHERE c.id = k.id""").update();
        Files.writeString(directory.resolve("destroyed-keys"), "");
        assertThatThrownBy(() -> destruction.requireNothingOpens(hers, request))
                .isInstanceOf(IllegalStateException.class);
    }

    /** With a name, a note and somebody accused. */
    private UUID aCase() {
        var id = UUID.randomUUID();
        ok(post("cases", id, """
                identify-victim {"name": {"first": "%s"}, "gender": "Feminine", "citizenships": ["ID"], "origin": "32.12",
                 "identifiedThrough": "Community", "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""".formatted(NAME), "worker-1", "Caseworker"));
        ok(post("cases", id, note(id), "worker-1", "Caseworker"));
        ok(post(
                "cases",
                id,
                "record-perpetrator {\"identity\": \"%s\", \"roles\": [\"Exploiter\"]}".formatted(ACCUSED),
                "worker-1",
                "Caseworker"));
        return id;
    }

    private static String sister() {
        return "record-family-member {\"relationship\": \"Sibling\", \"minor\": \"No\", \"name\": {\"first\": \"%s\"}}"
                .formatted(SISTER);
    }

    /** Looking for them, asking about them and talking with them is told of relatives too. */
    private static List<String> toldOfTheFamily() {
        return List.of(
                """
                grant-consent {"purpose": "FamilyTracing", "mode": "Oral", "givenBy": "Self",
                 "occurredAt": "2026-02-05"}""",
                "trace-family {\"channel\": \"VillageOffice\", \"outcome\": \"Found\", \"note\": \"KENARI looked for\"}",
                """
                assess-family {"assessedOn": "2026-02-10", "basis": ["HomeVisited"], "safety": "Safe",
                 "personWantsToReturn": "Yes", "note": "KENARI asked about"}""",
                """
                mediate-family {"topics": ["Acceptance"], "outcome": "Agreed", "personPresent": "Yes",
                 "note": "KENARI talked with"}""");
    }

    private static String note(UUID id) {
        return "add-note {\"visibility\": \"Team\", \"text\": \"%s\"}".formatted(NOTE);
    }

    private UUID approved(UUID caseId, String subjects, String scope) {
        var id = UUID.randomUUID();
        ok(post("erasures", id, """
                request-erasure {"caseId": "%s", "subjects": %s, "scope": "%s", "requestedBy": "Self"}""".formatted(caseId, subjects, scope), "worker-1", "Caseworker"));
        ok(post(
                "erasures",
                id,
                "verify-requester {\"channel\": \"InPerson\", \"seenAlone\": true, \"coercion\": \"NoSign\"}",
                "worker-1",
                "Caseworker"));
        ok(post("erasures", id, "approve-erasure {}", "officer-1", "PrivacyOfficer"));
        ok(post("erasures", id, "approve-erasure {}", "supervisor-1", "Supervisor"));
        return id;
    }

    private RunningService.Answer post(String collection, UUID id, String command, String actor, String role) {
        var parts = command.split(" ", 2);
        return service.post(
                "/api/%s/%s/%s".formatted(collection, id, parts[0]),
                parts[1],
                "Pulang-Actor",
                actor,
                "Pulang-Role",
                role);
    }

    private static void ok(RunningService.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }

    private void awaitEvent(UUID stream, String type) {
        await().atMost(PROMPT).until(() -> count(stream, type) == 1);
    }

    private long count(UUID stream, String type) {
        return service.jdbc().sql("""
                        SELECT count(*) FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        WHERE e.stream = ? AND t.name = ?""").params(stream, type).query(Long.class).single();
    }

    private JsonNode payload(UUID stream, String type) {
        return EventJson.MAPPER.readTree(
                service.jdbc().sql("""
                        SELECT e.payload FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        WHERE e.stream = ? AND t.name = ?""").params(stream, type).query(byte[].class).single());
    }

    private List<byte[]> payloads(UUID stream) {
        return service.jdbc()
                .sql("SELECT payload FROM eventstore.event WHERE stream = ? ORDER BY version")
                .param(stream)
                .query(byte[].class)
                .list();
    }

    private String history(UUID stream) {
        var text = new StringBuilder();
        payloads(stream).forEach(payload -> text.append(new String(payload, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** All texts of the case that somebody who may see everything can read. */
    private List<String> readable(UUID caseId) {
        var keys = service.bean(KeyRing.class);
        var readable = new ArrayList<String>();
        for (var payload : payloads(caseId)) {
            for (var leaf : EventJson.MAPPER.readTree(payload).findParents("$enc")) {
                keys.open(
                                new Leaf(
                                        UUID.fromString(leaf.path("k").asString()),
                                        leaf.path("f").asInt(),
                                        leaf.path("c").asString()),
                                caseId)
                        .ifPresent(json -> texts(EventJson.MAPPER.readTree(json), readable));
            }
        }
        return readable;
    }

    private static void texts(JsonNode json, List<String> into) {
        if (json.isString()) {
            into.add(json.asString());
        }
        StreamSupport.stream(json.spliterator(), false).forEach(part -> texts(part, into));
    }

    private List<String> tombstones(UUID caseId) {
        return service.jdbc()
                .sql("SELECT id::text FROM keystore.key WHERE case_id = ? AND wrapped IS NULL")
                .param(caseId)
                .query(String.class)
                .list();
    }

    private long tasks() {
        return service.jdbc()
                .sql("SELECT count(*) FROM eventstore.scheduled_tasks")
                .query(Long.class)
                .single();
    }

    private int failures(String task) {
        return service.jdbc()
                .sql(
                        "SELECT coalesce(max(consecutive_failures), 0) FROM eventstore.scheduled_tasks WHERE task_name = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }
}
