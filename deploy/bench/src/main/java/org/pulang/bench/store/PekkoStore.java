package org.pulang.bench.store;

import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.stream.javadsl.Sink;

/**
 * Pekko's JDBC journal at its defaults: an actor per stream, events as bytes under one tag. It has no expected version, since only
 * the one actor may write; actors are started and recovered before the clock runs.
 */
final class PekkoStore implements Store {

    private static final String TAG = "bench";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private sealed interface Request permits Keep, Ready {}

    private record Keep(List<byte[]> events, ActorRef<Done> answer) implements Request {}

    private record Ready(ActorRef<Done> answer) implements Request {}

    private final ActorSystem<SpawnProtocol.Command> system;

    PekkoStore(Database database) throws Exception {
        try (var schema = getClass().getResourceAsStream("/schema/postgres/postgres-create-schema.sql")) {
            for (var statement : new String(schema.readAllBytes(), StandardCharsets.UTF_8).split(";", -1)) {
                if (!statement.isBlank()) {
                    database.execute(statement);
                }
            }
        }
        var slick = Map.of(
                "profile", "slick.jdbc.PostgresProfile$",
                "db.url", database.url() + "?reWriteBatchedInserts=true",
                "db.user", Database.USER,
                "db.password", "",
                "db.driver", "org.postgresql.Driver");
        var settings = ConfigFactory.parseMap(Map.of(
                        "pekko.persistence.journal.plugin", "jdbc-journal",
                        "pekko.loglevel", "ERROR",
                        "pekko.stdout-loglevel", "OFF"))
                .withFallback(ConfigFactory.parseMap(slick).atPath("jdbc-journal.slick"))
                .withFallback(ConfigFactory.parseMap(slick).atPath("jdbc-read-journal.slick"))
                .withFallback(ConfigFactory.load());
        system = ActorSystem.create(Behaviors.setup(context -> SpawnProtocol.create()), "bench", settings);
    }

    @Override
    public void append(List<Draft> events) throws Exception {
        keep(started(events.get(0).stream()), events);
    }

    @Override
    public double appendAll(List<List<Draft>> batches, int clients) throws Exception {
        var work = new ArrayList<Recovered>();
        for (var batch : batches) {
            work.add(new Recovered(started(batch.get(0).stream()), batch));
        }
        return Clients.seconds(clients, work, each -> keep(each.actor(), each.events()));
    }

    private record Recovered(ActorRef<Request> actor, List<Draft> events) {}

    private ActorRef<Request> started(UUID stream) throws Exception {
        var actor = AskPattern.<SpawnProtocol.Command, ActorRef<Request>>ask(
                        system,
                        answer ->
                                new SpawnProtocol.Spawn<>(Stream.of(stream), stream.toString(), Props.empty(), answer),
                        PATIENCE,
                        system.scheduler())
                .toCompletableFuture()
                .get();
        AskPattern.<Request, Done>ask(actor, Ready::new, PATIENCE, system.scheduler())
                .toCompletableFuture()
                .get();
        return actor;
    }

    private void keep(ActorRef<Request> actor, List<Draft> events) throws Exception {
        var payloads = events.stream().map(Draft::payload).toList();
        AskPattern.<Request, Done>ask(actor, answer -> new Keep(payloads, answer), PATIENCE, system.scheduler())
                .toCompletableFuture()
                .get();
    }

    /** Recovery of an actor; Pekko has no other way to read a stream. */
    @Override
    public int load(UUID stream) throws SQLException {
        throw new UnsupportedOperationException("not measured");
    }

    @Override
    public Replay replay() throws Exception {
        var journal =
                PersistenceQuery.get(system).getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
        return Store.timed(() -> journal.currentEventsByTag(TAG, Offset.noOffset())
                .runWith(Sink.<Long, EventEnvelope>fold(0L, (count, event) -> count + 1), system)
                .toCompletableFuture()
                .get());
    }

    @Override
    public void close() {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An actor that keeps what it is given. */
    private static final class Stream extends EventSourcedBehavior<Request, byte[], Integer> {

        private Stream(UUID id) {
            super(PersistenceId.ofUniqueId(id.toString()));
        }

        static Behavior<Request> of(UUID id) {
            return Behaviors.setup(context -> new Stream(id));
        }

        @Override
        public Integer emptyState() {
            return 0;
        }

        @Override
        public Set<String> tagsFor(byte[] event) {
            return Set.of(TAG);
        }

        @Override
        public CommandHandler<Request, byte[], Integer> commandHandler() {
            return newCommandHandlerBuilder()
                    .forAnyState()
                    .onCommand(
                            Keep.class,
                            keep -> Effect().persist(keep.events()).thenReply(keep.answer(), state -> Done.done()))
                    .onCommand(Ready.class, ready -> Effect().none().thenReply(ready.answer(), state -> Done.done()))
                    .build();
        }

        @Override
        public EventHandler<Integer, byte[]> eventHandler() {
            return (count, event) -> count + 1;
        }
    }
}
