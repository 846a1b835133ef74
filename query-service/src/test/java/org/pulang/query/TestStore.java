package org.pulang.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.pulang.event.CaseEvent;
import org.pulang.event.ErasureEvent;
import org.pulang.event.GrantEvent;
import org.pulang.event.InstrumentEvent;
import org.pulang.event.LinkEvent;
import org.pulang.event.ProviderEvent;
import org.pulang.event.StaffEvent;
import org.pulang.event.SubjectRequestEvent;
import org.pulang.keys.KeyOf;
import org.pulang.keys.KeyRing;
import org.pulang.personal.Piece;
import org.pulang.personal.Subject;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventJson;
import org.pulang.store.EventWriter;
import org.pulang.store.LeafHash;
import org.pulang.store.SealingEventWriter;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes events into the store as the command service does; takes part in the thread's transaction, if there is one. */
public final class TestStore {

    /** Of all tests, gone with them. */
    static final KeyRing KEYS = KeyRing.inMemory();

    private static final EventWriter WRITER = new SealingEventWriter(KEYS);

    private final JdbcClient jdbc;
    private final Map<Class<?>, Integer> known = new ConcurrentHashMap<>();

    public TestStore(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** An event as it is to lie there. */
    public record Entry(Instant at, Map<String, String> metadata, Object event) {}

    /** Appends events a minute apart; returns the last position. */
    public long append(Instant recordedAt, Map<String, String> metadata, Object... events) {
        return append(IntStream.range(0, events.length)
                .mapToObj(i -> new Entry(recordedAt.plus(Duration.ofMinutes(i)), metadata, events[i]))
                .toList());
    }

    /** Appends events, all at once; returns the last position. */
    public long append(List<Entry> entries) {
        var ids = new UUID[entries.size()];
        var streams = new UUID[ids.length];
        var versions = new Integer[ids.length];
        var types = new Integer[ids.length];
        var times = new Timestamp[ids.length];
        var payloads = new byte[ids.length][];
        var contexts = new byte[ids.length][];
        var hashes = new byte[ids.length][];
        var events = entries.stream().map(Entry::event).toArray();
        var next = versions(events);
        var sealed = WRITER.write(List.of(events));
        for (int i = 0; i < events.length; i++) {
            var type = events[i].getClass();
            var at = entries.get(i).at();
            contexts[i] = EventJson.MAPPER.writeValueAsBytes(entries.get(i).metadata());
            ids[i] = UUID.randomUUID();
            streams[i] = stream(events[i]);
            versions[i] = next.merge(streams[i], 1, Integer::sum);
            types[i] = known.computeIfAbsent(
                    type, record -> type(EventCatalog.name(record), EventCatalog.revision(record)));
            times[i] = Timestamp.from(at);
            payloads[i] = sealed.get(i);
            hashes[i] = LeafHash.of(
                    ids[i],
                    streams[i],
                    versions[i],
                    EventCatalog.name(type),
                    EventCatalog.revision(type),
                    at,
                    payloads[i],
                    contexts[i]);
        }
        return insert(ids, streams, versions, types, times, payloads, contexts, hashes);
    }

    private long insert(
            UUID[] ids,
            UUID[] streams,
            Integer[] versions,
            Integer[] types,
            Timestamp[] times,
            byte[][] payloads,
            byte[][] contexts,
            byte[][] hashes) {
        return jdbc.sql("""
                        WITH appended AS (
                            INSERT INTO eventstore.event
                                (event_id, stream, version, type, recorded_at, payload, metadata, leaf_hash)
                            SELECT id::uuid, stream::uuid, version, type, at::timestamptz, payload, context, hash
                            FROM unnest(?::text[], ?::text[], ?::int[], ?::smallint[], ?::text[], ?::bytea[], ?::bytea[],
                                        ?::bytea[])
                                WITH ORDINALITY
                                AS event (id, stream, version, type, at, payload, context, hash, place)
                            ORDER BY place
                            RETURNING position)
                        SELECT max(position) FROM appended""")
                .params(texts(ids), texts(streams), versions, types, texts(times), payloads, contexts, hashes)
                .query(Long.class)
                .single();
    }

    private static String[] texts(Object[] values) {
        var texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = values[i] instanceof Timestamp at ? at.toInstant().toString() : values[i].toString();
        }
        return texts;
    }

    /** The last version of each stream, −1 where there is none. */
    private Map<UUID, Integer> versions(Object... events) {
        var streams = Stream.of(events).map(TestStore::stream).distinct().toList();
        var versions = new HashMap<UUID, Integer>();
        streams.forEach(stream -> versions.put(stream, -1));
        jdbc.sql(
                        "SELECT stream, max(version) AS last FROM eventstore.event WHERE stream = ANY (?::uuid[]) GROUP BY stream")
                .param(texts(streams.toArray()))
                .query((row, n) -> versions.put(row.getObject("stream", UUID.class), row.getInt("last")))
                .list();
        return versions;
    }

    /** The id of a kind of event, known here or not. */
    public int type(String name, int revision) {
        jdbc.sql("""
                        INSERT INTO eventstore.type (name, revision, stream_type)
                        SELECT ?, ?, 'ReintegrationCase'
                        WHERE NOT EXISTS (SELECT FROM eventstore.type WHERE name = ? AND revision = ?)""").params(name, revision, name, revision).update();
        return jdbc.sql("SELECT id FROM eventstore.type WHERE name = ? AND revision = ?")
                .params(name, revision)
                .query(Integer.class)
                .single();
    }

    /** What the writer's herald does. */
    public void call() {
        jdbc.sql("NOTIFY pulang_event").update();
    }

    /** Keeps a document's content as the command service does; the hash of what lies there then. */
    public Sha256 keep(CaseId caseId, AttachmentId id, AttachmentKind kind, String... pieces) {
        var of = new KeyOf(caseId.value(), Subject.Survivor, kind.content());
        var key = Objects.requireNonNull(KEYS.obtain(List.of(of)).get(of));
        var upload = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO eventstore.attachment (upload, case_id, attachment_id, kind, format, key_id, state, received_at, size,
                            digest, sealed_sha256)
                        VALUES (?, ?, ?, ?, 'Text', ?, 'Attached', now(), 0, ?, sha256(''))""")
                .params(
                        upload,
                        caseId.value(),
                        id.value(),
                        kind.name(),
                        key.id(),
                        key.seal(id.value(), Piece.DIGEST, new byte[32]).ciphertext())
                .update();
        var sealed = new ByteArrayOutputStream();
        for (int i = 0; i < pieces.length; i++) {
            var ciphertext = key.seal(id.value(), i, pieces[i].getBytes(StandardCharsets.UTF_8))
                    .ciphertext();
            sealed.writeBytes(ciphertext);
            jdbc.sql("INSERT INTO eventstore.attachment_piece (upload, place, case_id, ciphertext) VALUES (?, ?, ?, ?)")
                    .params(upload, i, caseId.value(), ciphertext)
                    .update();
        }
        try {
            return Sha256.of(MessageDigest.getInstance("SHA-256").digest(sealed.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Undoes all history, which nobody can but in tests. */
    public void clear() {
        jdbc.sql("""
                        ALTER TABLE eventstore.event DISABLE TRIGGER event_is_append_only;
                        TRUNCATE eventstore.event RESTART IDENTITY;
                        ALTER TABLE eventstore.event ENABLE ALWAYS TRIGGER event_is_append_only;
                        TRUNCATE eventstore.attachment CASCADE""").update();
    }

    public static UUID stream(Object event) {
        if (event instanceof CaseEvent ofCase) {
            return ofCase.caseId().value();
        }
        if (event instanceof GrantEvent grant) {
            return grant.grantId().value();
        }
        if (event instanceof ErasureEvent ofRequest) {
            return ofRequest.erasureId().value();
        }
        if (event instanceof SubjectRequestEvent ofRequest) {
            return ofRequest.requestId().value();
        }
        if (event instanceof LinkEvent ofPair) {
            return ofPair.linkId().value();
        }
        if (event instanceof InstrumentEvent ofInstrument) {
            return ofInstrument.instrumentId().stream();
        }
        return event instanceof ProviderEvent ofProvider
                ? ofProvider.providerId().value()
                : ((StaffEvent) event).staffId().stream();
    }
}
