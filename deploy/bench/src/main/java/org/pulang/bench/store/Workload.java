package org.pulang.bench.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.pulang.event.CaseEvent;
import org.pulang.event.NoteAdded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventJson;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.PersonalDetails;

/**
 * Made-up events of made-up cases: 600 bytes of JSON each, the case drawn by Zipf's law (exponent 0.99), ten events per case on
 * average, versions counted up. The same seed gives the same events. They are notes, which have one personal detail, or
 * corrections, which here have six.
 */
public final class Workload {

    /** Size of an event's JSON. */
    public static final int PAYLOAD_BYTES = 600;

    private static final int EVENTS_PER_STREAM = 10;
    private static final double EXPONENT = 0.99;
    private static final String[] WORDS = {
        "visit",
        "call",
        "clinic",
        "school",
        "training",
        "lawyer",
        "shelter",
        "family",
        "letter",
        "bus",
        "market",
        "appointment"
    };

    private final SplittableRandom random;
    private final UUID[] streams;
    private final int[] versions;
    private final double[] cumulated;
    private final boolean corrections;
    private final int textLength;

    /** @param events how many will be drawn, of ten to a case */
    public Workload(long seed, int events) {
        this(seed, events, EVENTS_PER_STREAM);
    }

    /** @param events how many will be drawn, of so many to a case */
    public Workload(long seed, int events, int eventsPerStream) {
        this(seed, events, eventsPerStream, false);
    }

    /** Corrections: six personal details, of four classes. */
    public static Workload ofSixDetails(long seed, int events, int eventsPerStream) {
        return new Workload(seed, events, eventsPerStream, true);
    }

    private Workload(long seed, int events, int eventsPerStream, boolean corrections) {
        this.corrections = corrections;
        random = new SplittableRandom(seed);
        streams = new UUID[Math.max(1, events / eventsPerStream)];
        Arrays.setAll(streams, i -> id());
        versions = new int[streams.length];
        cumulated = new double[streams.length];
        double sum = 0;
        for (int rank = 0; rank < streams.length; rank++) {
            sum += 1 / Math.pow(rank + 1, EXPONENT);
            cumulated[rank] = sum;
        }
        textLength = PAYLOAD_BYTES - EventJson.MAPPER.writeValueAsBytes(event(streams[0], "")).length;
    }

    /** The next event of a case drawn by Zipf's law. */
    public Draft next() {
        var rank = rank();
        return draft(streams[rank], versions[rank]++);
    }

    public List<Draft> next(int count) {
        var drafts = new ArrayList<Draft>(count);
        for (int i = 0; i < count; i++) {
            drafts.add(next());
        }
        return drafts;
    }

    /** The same, quicker and duller: all with one text, for filling a store. */
    public List<Draft> repeated(int count) {
        var one = draft(streams[0], 0);
        var drafts = new ArrayList<Draft>(count);
        for (int i = 0; i < count; i++) {
            var rank = rank();
            drafts.add(new Draft(
                    streams[rank], versions[rank]++, one.event(), one.payload(), one.metadata(), one.metadataBytes()));
        }
        return drafts;
    }

    /** Batches of {@code size} events. */
    public List<List<Draft>> batches(int count, int size) {
        var batches = new ArrayList<List<Draft>>(count);
        for (int i = 0; i < count; i++) {
            batches.add(next(size));
        }
        return batches;
    }

    /** Events at hand for the first so many calls; then they are made on demand. */
    public Clients.Things<Draft> prepared(int count) {
        var drafts = new ArrayDeque<>(next(count));
        return () -> drafts.isEmpty() ? next() : drafts.poll();
    }

    /** A new case with that many events. */
    public List<Draft> stream(int length) {
        var stream = id();
        var drafts = new ArrayList<Draft>(length);
        for (int version = 0; version < length; version++) {
            drafts.add(draft(stream, version));
        }
        return drafts;
    }

    private int rank() {
        var found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, streams.length - 1);
    }

    private Draft draft(UUID stream, int version) {
        var event = event(stream, text());
        var metadata = Map.of(
                EventMetadata.ACTOR,
                "staff-0417",
                EventMetadata.ORGANISATION,
                "organisation-12",
                EventMetadata.ROLE,
                "Caseworker",
                EventMetadata.PURPOSE,
                "Services",
                EventMetadata.CORRELATION_ID,
                id().toString());
        return new Draft(
                stream,
                version,
                event,
                EventJson.MAPPER.writeValueAsBytes(event),
                metadata,
                EventJson.MAPPER.writeValueAsBytes(metadata));
    }

    private CaseEvent event(UUID stream, String text) {
        if (!corrections) {
            return new NoteAdded(new CaseId(stream), new NoteId(id()), NoteVisibility.Team, Sensitive.of(text), null);
        }
        var middle = text.length() / 2;
        return new PersonalDetailsCorrected(
                new CaseId(stream),
                0,
                Sensitive.of(text.substring(0, middle)),
                new CorrectedIdentity(
                        Sensitive.of(new PersonName("Sari", "Wulandari")),
                        Sensitive.of(LocalDate.of(2009, 8, 14)),
                        null,
                        null,
                        null,
                        null),
                null,
                new PersonalDetails(
                        null,
                        null,
                        null,
                        null,
                        Sensitive.of("Seamstress"),
                        null,
                        null,
                        null,
                        Sensitive.of(text.substring(middle)),
                        Sensitive.of("RT 02 RW 05, Desa Karangsari"),
                        null),
                null);
    }

    private String text() {
        var text = new StringBuilder(textLength + 16);
        while (text.length() < textLength) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.substring(0, textLength);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** The JSON of an event, as text. */
    static String json(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
