package org.pulang.query.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closureRequested;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.scheduled;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.query.TestDatabase;
import org.pulang.query.TestStore;
import org.pulang.query.outlet.OutletSettings.From;
import org.pulang.query.outlet.Outlets.State;
import org.pulang.query.outlet.TestReceiver.Delivery;
import org.pulang.query.outlet.TestReceiver.Reply;
import org.pulang.query.problem.ProblemFound;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.dao.DataAccessResourceFailureException;

class OutletIT {

    private static final String TARGET = "ministry";
    private static final String OWN = "dinsos-32-73";
    private static final Instant SOME_TIME = Instant.parse("2026-02-01T03:00:00Z");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.empty();
    private final TestStore store = new TestStore(database.dataSource());
    private final TestReceiver receiver = new TestReceiver();
    private final List<Node> nodes = new ArrayList<>();

    /** A node of the query service, as far as the outlet goes. */
    private static final class Node {
        private final HikariDataSource pool;
        private final Outlets outlets;

        Node(HikariDataSource pool, OutletSettings settings) {
            this.pool = pool;
            this.outlets = new Outlets(UUID.randomUUID(), pool, settings, true, new SimpleMeterRegistry(), CLOCK);
        }

        void close() {
            outlets.stop();
            pool.close();
        }
    }

    @BeforeEach
    void createTables() throws IOException {
        database.createEventStore();
        database.createReadModel();
        var script = Files.readString(Path.of("src/main/resources/db/readmodel/V23__outlet.sql"));
        database.jdbc()
                .sql("SET search_path = readmodel; %s; RESET search_path".formatted(script))
                .update();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
        receiver.close();
    }

    private Node start() throws IOException {
        return start(From.Beginning, false, TestReceiver.SECRET);
    }

    private Node start(From from, boolean handshake, String secrets) throws IOException {
        var node = new Node(pool(), settings(from, handshake, secrets));
        nodes.add(node);
        node.outlets.start();
        return node;
    }

    private HikariDataSource pool() {
        var config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private OutletSettings settings(From from, boolean handshake, String secrets, String... types) throws IOException {
        return new OutletSettings(
                URI.create("https://pulang.example.go.id"),
                file("pseudonyms", "a secret of the tests, longer than 32"),
                null,
                Duration.ofSeconds(10),
                Map.of(
                        TARGET,
                        new OutletSettings.Target(
                                receiver.url(),
                                file("webhook", secrets),
                                OWN,
                                Set.of(types),
                                from,
                                handshake,
                                true,
                                3,
                                Duration.ofMillis(20),
                                Duration.ofMillis(100))));
    }

    private Path file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private long append(Object... events) {
        return append(OWN, events);
    }

    private long append(String organisation, Object... events) {
        return store.append(
                SOME_TIME, Map.of(EventMetadata.ACTOR, "worker-1", EventMetadata.ORGANISATION, organisation), events);
    }

    private static ConsentGranted consented(CaseId caseId, int consent) {
        return consented(caseId, consent, null);
    }

    private static ConsentGranted consented(CaseId caseId, int consent, @Nullable LocalDate expiresOn) {
        return consented(caseId, consent, expiresOn, ConsentGiver.Self);
    }

    private static ConsentGranted consented(
            CaseId caseId, int consent, @Nullable LocalDate expiresOn, ConsentGiver giver) {
        return new ConsentGranted(
                caseId,
                consentId(consent),
                ConsentPurpose.Reporting,
                List.of(),
                List.of(ConsentPoint.UseOfData),
                expiresOn,
                ConsentMode.Written,
                giver,
                null,
                null);
    }

    private static ConsentWithdrawn withdrawn(CaseId caseId, int consent) {
        return new ConsentWithdrawn(caseId, consentId(consent), ConsentGiver.Self, null, null);
    }

    private static ConsentId consentId(int n) {
        return new ConsentId(new UUID(3, n));
    }

    private static void eventually(Runnable assertion) {
        // A test cuts the connections of the whole pool, the one that is asked here among them.
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(DataAccessResourceFailureException.class)
                .untilAsserted(assertion::run);
    }

    private void comesTo(Node node, long position) {
        eventually(() -> assertThat(node.outlets.status(TARGET).position()).isEqualTo(position));
    }

    @Test
    void tellsOfACaseFromItsFirstEventOnceThePersonAllowsIt() throws IOException {
        var node = start();
        comesTo(node, append(identified(caseId(1)), scheduled(caseId(1), 1, "2026-03-10")));
        assertThat(receiver.tried).isEmpty();

        comesTo(node, append(consented(caseId(1), 1), closureRequested(caseId(1))));

        assertThat(receiver.told())
                .containsExactly(
                        "VictimIdentified.v1@0",
                        "FollowUpScheduled.v1@1",
                        "ConsentGranted.v1@2",
                        "ClosureRequested.v1@3");
        assertThat(receiver.taken)
                .allSatisfy(delivery -> assertThat(delivery.signed()).containsExactly(false, true));
        assertThat(node.outlets.status(TARGET).state()).isEqualTo(State.Running);
        assertThat(node.outlets.status(TARGET).lagEvents()).isZero();
    }

    @Test
    void tellsNothingOfWhomItIs() throws IOException {
        var node = start();
        comesTo(node, append(identified(caseId(1)), consented(caseId(1), 1), scheduled(caseId(1), 1, "2026-03-10")));

        var event = receiver.taken.get(0).json();

        assertThat(event.path("source").asString()).isEqualTo("https://pulang.example.go.id");
        assertThat(event.path("time").asString()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(event.at("/data/gender").asString()).isEqualTo("Feminine");
        assertThat(receiver.taken.stream().map(Delivery::subject).distinct()).hasSize(1);
        assertThat(receiver.taken)
                .allSatisfy(delivery -> assertThat(delivery.text())
                        .doesNotContain(caseId(1).toString(), "PLG-", "worker-1", OWN, new UUID(3, 1).toString()));
    }

    @Test
    void signsWithBothSecretsWhileATargetChangesOver() throws IOException {
        var node = start(From.Beginning, false, TestReceiver.NEXT_SECRET + "\n" + TestReceiver.SECRET + "\n");
        comesTo(node, append(identified(caseId(1)), consented(caseId(1), 1)));

        assertThat(receiver.taken)
                .hasSize(2)
                .allSatisfy(delivery -> assertThat(delivery.signed()).containsExactly(true, true));
    }

    @Test
    void setsACaseAsideWhoseEventIsRefusedAndGoesOnWithOthers() throws IOException {
        receiver.reply = delivery -> Reply.of(delivery.told().equals("FollowUpScheduled.v1@2") ? 422 : 204);
        var node = start();
        append(identified(caseId(1)), consented(caseId(1), 1));
        append(scheduled(caseId(1), 1, "2026-03-10"), closureRequested(caseId(1)));
        long refused = 3;
        comesTo(node, append(identified(caseId(2)), consented(caseId(2), 2)));

        eventually(() -> assertThat(node.outlets.status(TARGET).deadLetters()).isEqualTo(1));
        assertThat(node.outlets.deadLetters(TARGET)).singleElement().satisfies(letter -> {
            assertThat(letter.position()).isEqualTo(refused);
            assertThat(letter.type()).isEqualTo("FollowUpScheduled");
            assertThat(letter.error()).isEqualTo("HTTP 422");
            assertThat(letter.attempts()).isEqualTo(3);
        });
        assertThat(receiver.tried.stream().filter(one -> one.told().equals("FollowUpScheduled.v1@2")))
                .hasSize(3);
        assertThat(receiver.told())
                .containsExactly(
                        "VictimIdentified.v1@0", "ConsentGranted.v1@1", "VictimIdentified.v1@0", "ConsentGranted.v1@1");

        receiver.reply = delivery -> Reply.of(204);
        node.outlets.release(TARGET, refused, false);

        eventually(() -> assertThat(node.outlets.deadLetters(TARGET)).isEmpty());
        assertThat(receiver.told().subList(4, 6)).containsExactly("FollowUpScheduled.v1@2", "ClosureRequested.v1@3");
        assertThatThrownBy(() -> node.outlets.release(TARGET, refused, false)).isInstanceOf(ProblemFound.class);
    }

    @Test
    void leavesOutWhatAnOperatorSkips() throws IOException {
        receiver.reply = delivery -> Reply.of(delivery.type().contains("FollowUpScheduled") ? 400 : 204);
        var node = start();
        // Refused in the middle of what is told when the person allows it.
        append(identified(caseId(1)), scheduled(caseId(1), 1, "2026-03-10"), consented(caseId(1), 1));
        comesTo(node, append(closureRequested(caseId(1))));
        eventually(() -> assertThat(node.outlets.status(TARGET).deadLetters()).isEqualTo(1));

        node.outlets.release(TARGET, 2, true);

        eventually(() -> assertThat(node.outlets.deadLetters(TARGET)).isEmpty());
        assertThat(receiver.told())
                .containsExactly("VictimIdentified.v1@0", "ConsentGranted.v1@2", "ClosureRequested.v1@3");
    }

    @Test
    void waitsInOrderWhileATargetIsNotWellAndMakesNoDeadLetters() throws IOException {
        var tries = new CopyOnWriteArrayList<String>();
        receiver.reply = delivery -> {
            tries.add(delivery.id());
            return Reply.of(tries.size() < 8 ? 503 : 204);
        };
        var node = start();
        comesTo(node, append(identified(caseId(1)), consented(caseId(1), 1), identified(caseId(2))));

        assertThat(receiver.told()).containsExactly("VictimIdentified.v1@0", "ConsentGranted.v1@1");
        assertThat(new HashSet<>(tries.subList(0, 8))).hasSize(1);
        assertThat(node.outlets.status(TARGET))
                .satisfies(status -> assertThat(status.failures()).isZero())
                .satisfies(status -> assertThat(status.waiting()).isZero());
    }

    /** Else a target that takes less at a time than a case has events would be told its beginning for ever. */
    @Test
    void goesOnInTheMiddleOfACaseWhereATargetStoppedTakingIt() throws IOException {
        var requests = new AtomicInteger();
        receiver.reply = delivery -> Reply.of(requests.incrementAndGet() % 3 == 0 ? 503 : 204);
        var node = start();
        append(identified(caseId(1)));
        for (int followUp = 1; followUp <= 7; followUp++) {
            append(scheduled(caseId(1), followUp, "2026-03-10"));
        }
        comesTo(node, append(consented(caseId(1), 1), closureRequested(caseId(1))));

        eventually(() -> assertThat(node.outlets.status(TARGET).waiting()).isZero());
        assertThat(receiver.told())
                .containsExactly(
                        "VictimIdentified.v1@0",
                        "FollowUpScheduled.v1@1",
                        "FollowUpScheduled.v1@2",
                        "FollowUpScheduled.v1@3",
                        "FollowUpScheduled.v1@4",
                        "FollowUpScheduled.v1@5",
                        "FollowUpScheduled.v1@6",
                        "FollowUpScheduled.v1@7",
                        "ConsentGranted.v1@8",
                        "ClosureRequested.v1@9");
    }

    @Test
    void leavesATargetAloneAsLongAsItAsks() throws IOException {
        receiver.reply = delivery -> new Reply(429, Map.of("Retry-After", "3600"));
        var node = start();
        append(identified(caseId(1)), consented(caseId(1), 1));
        eventually(() -> assertThat(node.outlets.status(TARGET).state()).isEqualTo(State.Failing));
        assertThat(node.outlets.status(TARGET).error()).isEqualTo("HTTP 429");
        assertThat(database.jdbc()
                        .sql("SELECT next_try_at > now() + interval '55 minutes' FROM readmodel.outlet")
                        .query(Boolean.class)
                        .single())
                .isTrue();

        receiver.reply = delivery -> Reply.of(204);
        node.outlets.resume(TARGET);

        comesTo(node, 2);
        assertThat(receiver.tried).hasSize(3);
    }

    @Test
    void understandsBothFormsOfRetryAfter() {
        assertThat(Receiver.after("120", CLOCK)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Receiver.after("Sun, 01 Mar 2026 03:05:00 GMT", CLOCK)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Receiver.after("soon", CLOCK)).isNull();
    }

    @Test
    void repeatsWithTheSameIdWhatANodeSentAndCouldNotNote() throws IOException {
        var killed = new AtomicBoolean();
        var first = new Node(pool(), settings(From.Beginning, false, TestReceiver.SECRET));
        receiver.reply = delivery -> {
            if (delivery.told().equals("FollowUpScheduled.v1@2") && !killed.getAndSet(true)) {
                first.pool.close();
            }
            return Reply.of(204);
        };
        first.outlets.start();
        append(identified(caseId(1)), consented(caseId(1), 1));
        long last = append(scheduled(caseId(1), 1, "2026-03-10"), closureRequested(caseId(1)));
        eventually(() -> assertThat(killed).isTrue());
        first.outlets.stop();
        // It could not give back its claim, which would hold for longer than anybody here waits.
        database.jdbc()
                .sql("UPDATE readmodel.outlet SET lease_until = clock_timestamp()")
                .update();

        comesTo(start(), last);

        var ids = receiver.ids();
        assertThat(receiver.told())
                .containsExactly(
                        "VictimIdentified.v1@0",
                        "ConsentGranted.v1@1",
                        "FollowUpScheduled.v1@2",
                        "ClosureRequested.v1@3");
        assertThat(ids).hasSize(5);
        assertThat(ids.get(2)).isEqualTo(ids.get(3));
    }

    @Test
    void losesNothingWhenTheDatabaseCutsItsConnections() throws IOException {
        var node = start();
        for (int n = 1; n <= 20; n++) {
            append(identified(caseId(n)), consented(caseId(n), n));
        }
        eventually(() -> assertThat(receiver.taken).hasSizeGreaterThan(5));
        database.jdbc().sql("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()""").query(Long.class).single();

        comesTo(node, 40);
        assertThat(new HashSet<>(receiver.ids())).hasSize(40);
    }

    @Test
    void neverSendsFromTwoNodesAtOnceAndGoesOnWhereTheOtherLeft() throws IOException {
        receiver.reply = delivery -> {
            pause();
            return Reply.of(204);
        };
        var first = start();
        start();
        long last = 0;
        for (int n = 1; n <= 15; n++) {
            last = append(identified(caseId(n)), consented(caseId(n), n), closureRequested(caseId(n)));
        }
        eventually(() -> assertThat(receiver.taken).hasSizeGreaterThan(10));
        nodes.remove(first);
        first.close();
        comesTo(start(), last);

        assertThat(receiver.mostAtOnce).hasValue(1);
        assertThat(receiver.ids()).hasSize(45).doesNotHaveDuplicates();
        receiver.taken.stream()
                .map(Delivery::subject)
                .distinct()
                .forEach(subject -> assertThat(receiver.taken.stream()
                                .filter(delivery -> delivery.subject().equals(subject))
                                .map(Delivery::told))
                        .containsExactly("VictimIdentified.v1@0", "ConsentGranted.v1@1", "ClosureRequested.v1@2"));
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsNothingByTheWordOfAGuardianWhoIsAccused() throws IOException {
        var node = start();
        comesTo(node, append(identified(caseId(1)), consented(caseId(1), 1, null, ConsentGiver.SelfWithGuardian)));
        assertThat(receiver.told()).containsExactly("VictimIdentified.v1@0", "ConsentGranted.v1@1");

        append(new PerpetratorRecorded(
                caseId(1), null, List.of(RoleInProcess.Exploiter), null, YesNoUnknown.Yes, null, null, null));
        comesTo(node, append(scheduled(caseId(1), 1, "2026-03-10")));

        assertThat(receiver.told().subList(2, receiver.told().size())).containsExactly("CaseWithdrawn.v1@2");
    }

    @Test
    void saysThatACaseIsToBeForgottenAndTellsItAnewWhenItMay() throws IOException {
        var node = start();
        append(identified(caseId(1)), consented(caseId(1), 1));
        append(withdrawn(caseId(1), 1), scheduled(caseId(1), 1, "2026-03-10"));
        comesTo(node, append(scheduled(caseId(1), 2, "2026-03-11")));
        var before = receiver.ids();
        assertThat(receiver.told().get(receiver.told().size() - 1)).isEqualTo("CaseWithdrawn.v1@2");
        assertThat(receiver.taken
                        .get(receiver.taken.size() - 1)
                        .json()
                        .path("data")
                        .isEmpty())
                .isTrue();

        comesTo(node, append(consented(caseId(1), 2)));

        assertThat(receiver.taken.stream().skip(before.size()).map(Delivery::told))
                .containsExactly(
                        "VictimIdentified.v1@0",
                        "ConsentGranted.v1@1",
                        "ConsentWithdrawn.v1@2",
                        "FollowUpScheduled.v1@3",
                        "FollowUpScheduled.v1@4",
                        "ConsentGranted.v1@5");
    }

    @Test
    void neverSendsWhatIsNotAllowedByNow() throws IOException {
        var node = start();
        comesTo(node, append(identified(caseId(2))));
        node.outlets.pause(TARGET);
        long last = append(
                identified(caseId(1)),
                consented(caseId(1), 1),
                scheduled(caseId(1), 1, "2026-03-10"),
                withdrawn(caseId(1), 1));
        assertThat(node.outlets.status(TARGET).state()).isEqualTo(State.Paused);

        node.outlets.resume(TARGET);

        comesTo(node, last);
        assertThat(receiver.tried).extracting(Delivery::told).containsExactly("CaseWithdrawn.v1@3");
    }

    @Test
    void sendsNothingMoreOfARefusedEventWhenThePersonWithdraws() throws IOException {
        receiver.reply = delivery -> Reply.of(delivery.type().contains("FollowUpScheduled") ? 422 : 204);
        var node = start();
        append(identified(caseId(1)), consented(caseId(1), 1), scheduled(caseId(1), 1, "2026-03-10"));
        eventually(() -> assertThat(node.outlets.status(TARGET).deadLetters()).isEqualTo(1));
        int tried = receiver.tried.size();

        append(withdrawn(caseId(1), 1));

        eventually(() -> assertThat(node.outlets.deadLetters(TARGET)).isEmpty());
        assertThat(receiver.tried.subList(tried, receiver.tried.size()))
                .extracting(Delivery::told)
                .containsExactly("CaseWithdrawn.v1@3");
    }

    @Test
    void tellsNothingOfSealedCasesOfThoseOfOthersAndOfConsentThatIsOver() throws IOException {
        var node = start();
        append("lpsk", identified(caseId(1)), consented(caseId(1), 1));
        append(identified(caseId(2)), sealed(caseId(2)), consented(caseId(2), 2));
        append(identified(caseId(3)), consented(caseId(3), 3, LocalDate.of(2026, 1, 31)));
        append(identified(caseId(4)), consented(caseId(4), 4), sealed(caseId(4)));
        comesTo(node, append(scheduled(caseId(4), 1, "2026-03-10")));
        // Of the one that was sealed after the consent it is told only that.
        assertThat(receiver.told()).containsOnlyOnce("CaseWithdrawn.v1@2").doesNotContain("FollowUpScheduled.v1@3");
        int before = receiver.taken.size();

        append(new CaseUnsealed(caseId(2), null));
        comesTo(
                node,
                append(new CaseworkerAssigned(
                        caseId(1), new StaffId("worker-2"), new OrganisationId(OWN), null, null)));

        assertThat(receiver.taken.stream().skip(before).map(Delivery::told))
                .containsExactly(
                        "VictimIdentified.v1@0", "ConsentGranted.v1@2", "VictimIdentified.v1@0", "ConsentGranted.v1@1");
    }

    private static CaseSealed sealed(CaseId caseId) {
        return new CaseSealed(
                caseId, SealReason.StaffRelative, new StaffId("supervisor-1"), new StaffId("supervisor-2"), null);
    }

    @Test
    void stopsForATargetThatIsGone() throws IOException {
        receiver.reply = delivery -> Reply.of(410);
        var node = start();
        append(identified(caseId(1)), consented(caseId(1), 1), closureRequested(caseId(1)));
        eventually(() -> assertThat(node.outlets.status(TARGET).state()).isEqualTo(State.Gone));
        assertThat(receiver.tried).hasSize(1);

        receiver.reply = delivery -> Reply.of(204);
        node.outlets.resume(TARGET);

        comesTo(node, 3);
        assertThat(receiver.told()).hasSize(3);
    }

    @Test
    void followsNoRedirection() throws IOException {
        receiver.reply = delivery -> new Reply(
                307, Map.of("Location", receiver.url().resolve("/elsewhere").toString()));
        var node = start();
        append(identified(caseId(1)), consented(caseId(1), 1));

        eventually(() -> assertThat(node.outlets.status(TARGET).failures()).isGreaterThan(2));
        assertThat(node.outlets.status(TARGET).error()).isEqualTo("HTTP 307");
        assertThat(receiver.taken).isEmpty();
        assertThat(node.outlets.status(TARGET).waiting()).isZero();
    }

    @Test
    void asksFirstWhetherATargetWantsToBeTold() throws IOException {
        receiver.allowed = Map.of("WebHook-Allowed-Origin", "somebody.example.org");
        var node = start(From.Beginning, true, TestReceiver.SECRET);
        append(identified(caseId(1)), consented(caseId(1), 1));
        eventually(() -> assertThat(node.outlets.status(TARGET).error()).isEqualTo("HandshakeRefused"));
        assertThat(receiver.tried).isEmpty();
        assertThat(receiver.asked).contains("pulang.example.go.id");

        receiver.allowed = Map.of("WebHook-Allowed-Origin", "pulang.example.go.id", "WebHook-Allowed-Rate", "6000");

        comesTo(node, 2);
        assertThat(receiver.told()).hasSize(2);
    }

    @Test
    void beginsAtThePresentUnlessToldOtherwise() throws IOException {
        append(identified(caseId(1)), consented(caseId(1), 1));
        var node = start(From.Present, false, TestReceiver.SECRET);
        comesTo(node, 2);

        comesTo(node, append(closureRequested(caseId(1))));

        assertThat(receiver.told()).containsExactly("ClosureRequested.v1@2");
    }

    @Test
    void stopsWhereTheLogWasExchanged() throws IOException {
        var node = start();
        comesTo(node, append(identified(caseId(1)), consented(caseId(1), 1)));
        store.clear();
        append(identified(caseId(2)), consented(caseId(2), 2), closureRequested(caseId(2)));

        eventually(() -> assertThat(node.outlets.status(TARGET).state()).isEqualTo(State.Stopped));
        assertThat(receiver.told()).hasSize(2);

        node.outlets.resume(TARGET);
        comesTo(node, 3);
        assertThat(receiver.told()).endsWith("ClosureRequested.v1@2");
    }

    @Test
    void refusesSettingsThatCannotBe() throws IOException {
        refused(settings(From.Present, false, TestReceiver.SECRET), false, "https://");
        refused(settings(From.Present, false, TestReceiver.SECRET, "PerpetratorRecorded"), true, "no event");
        refused(settings(From.Present, false, TestReceiver.SECRET, "NoSuchEvent"), true, "no event");
        assertThatThrownBy(() -> new Signature("whsec_c2hvcnQ=")).hasMessageContaining("24 to 64 bytes");
        assertThatThrownBy(() -> new Signature("")).hasMessageContaining("one line");
    }

    private void refused(OutletSettings settings, boolean local, String message) {
        assertThatThrownBy(() -> new Outlets(
                        UUID.randomUUID(), database.dataSource(), settings, local, new SimpleMeterRegistry(), CLOCK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void knowsTheAddressesOfTheOwnNetwork() throws IOException {
        for (var own : List.of(
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fe80::1",
                "fd00::1",
                "64:ff9b::7f00:1",
                "224.0.0.1",
                "255.255.255.255")) {
            assertThat(Receiver.isOwn(InetAddress.getByName(own))).as(own).isTrue();
        }
        for (var other : List.of("93.184.215.14", "8.8.8.8", "100.128.0.1", "2606:4700::1111")) {
            assertThat(Receiver.isOwn(InetAddress.getByName(other))).as(other).isFalse();
        }
    }
}
