package org.pulang.query.outlet;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pulang.event.CaseEvent;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.StewardshipEvent;
import org.pulang.query.replay.SettledLog;
import org.pulang.query.replay.StoredEvent;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventJson;

/**
 * What a target is told because of an event: nothing, the event, all of the case so far once it may be told of, or that it may no
 * longer. It depends on the case's events alone, so that it is the same whenever it is asked; only what is not allowed by now, too,
 * is never sent.
 */
final class Selection {

    /** Tells a target that it is to forget the subject. */
    static final String WITHDRAWN = "CaseWithdrawn";

    private static final int PAGE = 200;

    private final SettledLog log;
    private final URI source;
    private final String organisation;
    private final Set<String> types;
    private final Pseudonyms pseudonyms;
    private final Released released;
    private final Clock clock;

    Selection(SettledLog log, URI source, String organisation, Set<String> types, Pseudonyms pseudonyms, Clock clock) {
        this.log = log;
        this.source = source;
        this.organisation = organisation;
        this.types = types;
        this.pseudonyms = pseudonyms;
        this.released = new Released(pseudonyms);
        this.clock = clock;
    }

    /** Whether a kind of event ever leaves. Who works on a case, and what is known of perpetrators, is nobody else's business. */
    static boolean leaves(Class<?> type) {
        return CaseEvent.class.isAssignableFrom(type)
                && !StewardshipEvent.class.isAssignableFrom(type)
                && type != PerpetratorRecorded.class;
    }

    /**
     * In the order in which they are sent.
     *
     * @throws IllegalStateException if a newer version of the software wrote the event: nobody may skip what he cannot read
     */
    List<Letter> because(StoredEvent event) {
        if (!(event.event() instanceof CaseEvent)) {
            return List.of();
        }
        var before = new Standing();
        var after = new Standing();
        var today = new Standing();
        int version = event.recorded().version();
        var at = event.recorded().recordedAt();
        var lastAt = at;
        for (var told : log.of(event.recorded().stream(), Standing.DECIDED_BY, version - 1)) {
            int place = told.recorded().version();
            if (place == version - 1) {
                lastAt = told.recorded().recordedAt();
            }
            if (place < version) {
                before.on(told);
            }
            if (place <= version) {
                after.on(told);
            }
            today.on(told);
        }
        if (!after.allows(organisation, at)) {
            return before.allows(organisation, lastAt) ? List.of(withdrawn(event)) : List.of();
        }
        if (!today.allows(organisation, clock.instant())) {
            return List.of();
        }
        return before.allows(organisation, at) ? told(List.of(event)) : told(upTo(event));
    }

    private List<StoredEvent> upTo(StoredEvent event) {
        var events = new ArrayList<StoredEvent>();
        int last = event.recorded().version();
        for (int read = -1; read < last; ) {
            var page = log.of(event.recorded().stream(), read, Math.min(PAGE, last - read));
            events.addAll(page);
            read = page.get(page.size() - 1).recorded().version();
        }
        return events;
    }

    private List<Letter> told(List<StoredEvent> events) {
        return events.stream()
                .filter(event -> leaves(event.event().getClass()) && (types.isEmpty() || types.contains(event.type())))
                .map(event -> letter(
                        event,
                        "event",
                        "%s.v%d"
                                .formatted(
                                        event.type(),
                                        EventCatalog.revision(event.event().getClass())),
                        released.of(event.event())))
                .toList();
    }

    private Letter withdrawn(StoredEvent event) {
        return letter(event, "withdrawn", WITHDRAWN + ".v1", Map.of());
    }

    /** @param use the event may be told later, too, once the case may: those are two deliveries */
    private Letter letter(StoredEvent event, String use, String type, Map<String, Object> data) {
        var recorded = event.recorded();
        var id = pseudonyms.of(use, recorded.eventId()).toString();
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("specversion", "1.0");
        envelope.put("id", id);
        envelope.put("source", source.toString());
        envelope.put("type", "org.pulang." + type);
        envelope.put("subject", pseudonyms.of("case", recorded.stream()).toString());
        envelope.put("time", Released.day(recorded.recordedAt()) + "T00:00:00Z");
        envelope.put("datacontenttype", "application/json");
        envelope.put("sequence", "%010d".formatted(recorded.version()));
        envelope.put("data", data);
        return new Letter(
                id,
                recorded.stream(),
                recorded.version(),
                recorded.position(),
                type.substring(0, type.indexOf('.')),
                EventJson.MAPPER.writeValueAsString(envelope));
    }
}
