package org.pulang.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.pulang.event.DocumentAttached;
import org.pulang.personal.Sensitive;
import org.pulang.query.replay.Freshness;
import org.pulang.query.replay.Positions;
import org.pulang.query.replay.Projections;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.Sha256;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the service a history, as the command service would have stored it, and waits until every projection knows it. Each
 * event is recorded a minute after the one before, from 1 February 2026, 10.00 in Jakarta, by {@code worker-1}; the service's
 * clock stands at 1 March 2026, 10.00.
 */
@TestConfiguration(proxyBeanMethods = false)
public class History {

    public static final Instant BEGINNING = Instant.parse("2026-02-01T03:00:00Z");
    public static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Much less than makes the facts about access stale, and much more than from one look to the next. */
    private static final Duration JUST_NOW = Duration.ofSeconds(2);

    private final TestStore store;
    private final JdbcClient jdbc;
    private final Projections projections;
    private final Positions positions;
    private final Freshness freshness;
    private Instant nextRecordedAt = BEGINNING;
    private String actor = "worker-1";
    private String organisation = "dinsos-32-73";

    History(DataSource database, JdbcClient jdbc, Projections projections, Positions positions, Freshness freshness) {
        this.store = new TestStore(database);
        this.jdbc = jdbc;
        this.projections = projections;
        this.positions = positions;
        this.freshness = freshness;
    }

    @Bean
    @Primary
    static Clock testClock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** Nothing has happened. */
    public History clear() {
        projections.stop();
        store.clear();
        var tables = jdbc.sql(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'readmodel' AND tablename !~ '^flyway'")
                .query(String.class)
                .list();
        // What the service does by itself, without the projections, reads several of them too and may be in the way.
        await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(() -> emptied(tables));
        projections.start();
        nextRecordedAt = BEGINNING;
        actor = "worker-1";
        organisation = "dinsos-32-73";
        return this;
    }

    private boolean emptied(List<String> tables) {
        try {
            jdbc.sql("TRUNCATE readmodel." + String.join(", readmodel.", tables))
                    .update();
            return true;
        } catch (PessimisticLockingFailureException e) {
            return false;
        }
    }

    /** For which organisation what follows is recorded. */
    public History of(String organisationId) {
        organisation = organisationId;
        return this;
    }

    /** Who records what follows. */
    public History by(String staffId) {
        actor = staffId;
        return this;
    }

    /** When the next event is recorded; the others follow by the minute. */
    public History at(Instant recordedAt) {
        nextRecordedAt = recordedAt;
        return this;
    }

    /** A document of the case, in text, with its content beside the events: one piece or several. */
    public DocumentAttached document(CaseId caseId, AttachmentId id, AttachmentKind kind, String... pieces) {
        return new DocumentAttached(
                caseId,
                id,
                kind,
                Sensitive.of("KENARI-Narrative"),
                DocumentFormat.Text,
                String.join("", pieces).length(),
                Sensitive.of(new Sha256("0".repeat(64))),
                store.keep(caseId, id, kind, pieces),
                null);
    }

    /** Appends events in one transaction and waits for every projection; returns the last position. */
    public long record(Object... events) {
        long last = append(events);
        awaitAll(last);
        return last;
    }

    /** Appends events without waiting for anybody. */
    public long append(Object... events) {
        var command = UUID.randomUUID().toString();
        long last = store.append(
                nextRecordedAt,
                Map.of(
                        EventMetadata.ACTOR,
                        actor,
                        EventMetadata.ORGANISATION,
                        organisation,
                        EventMetadata.ROLE,
                        "Caseworker",
                        EventMetadata.PURPOSE,
                        "Services",
                        EventMetadata.CORRELATION_ID,
                        command,
                        EventMetadata.COMMAND_ID,
                        command),
                events);
        store.call();
        nextRecordedAt = nextRecordedAt.plus(Duration.ofMinutes(events.length));
        return last;
    }

    /** Reads everything again from zero and waits; the caller compares {@link #rows} before and after. */
    public void rebuild(String projection) {
        projections.rebuild(projection).join();
        awaitAll(jdbc.sql("SELECT coalesce(max(position), 0) FROM eventstore.event")
                .query(Long.class)
                .single());
    }

    private void awaitAll(long head) {
        try {
            assertThat(positions.await(head, PATIENCE, projections.names()))
                    .as("all projections have come to position %s", head)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        // Else whoever asks at once may be told that the facts about access are old.
        await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(this::fresh);
    }

    private boolean fresh() {
        return freshness.within(JUST_NOW);
    }

    /** Every row of a read-model table as JSON text, in a fixed order; not which transaction wrote it. */
    public String rows(String table) {
        return jdbc
                .sql("SELECT (to_jsonb(t) - 'written_in')::text FROM readmodel.%s t ORDER BY 1".formatted(table))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
