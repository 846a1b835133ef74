package org.pulang.query.casefile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pulang.query.replay.StoredEvent;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.TransferId;

/**
 * Events that belong together: those about the same thing, as a referral with its answers, else those of one undertaking (correlation).
 * A receiver's answer has a correlation of its own, so that this alone would tear a referral apart.
 *
 * @param events in their order, at least one
 */
record Strand(List<StoredEvent> events) {

    private static final Set<Class<?>> THINGS = Set.of(
            ApplicationId.class,
            AttachmentId.class,
            BarrierId.class,
            FlagId.class,
            FollowUpId.class,
            IncidentId.class,
            ProceedingId.class,
            ReferralId.class,
            RestitutionId.class,
            TransferId.class);

    private static final Map<Class<?>, Optional<RecordComponent>> REFERENCES = new ConcurrentHashMap<>();

    Strand {
        events = List.copyOf(events);
    }

    StoredEvent first() {
        return events.get(0);
    }

    StoredEvent last() {
        return events.get(events.size() - 1);
    }

    /** The one that went on last first. */
    static List<Strand> of(Collection<StoredEvent> inOrder) {
        var byKey = new LinkedHashMap<String, List<StoredEvent>>();
        for (var event : inOrder) {
            var key = key(event);
            var known = byKey.remove(key);
            var events = known == null ? new ArrayList<StoredEvent>() : known;
            events.add(event);
            byKey.put(key, events);
        }
        var strands = new ArrayList<Strand>();
        byKey.values().forEach(events -> strands.add(new Strand(events)));
        Collections.reverse(strands);
        return strands;
    }

    private static String key(StoredEvent stored) {
        var event = stored.event();
        return REFERENCES
                .computeIfAbsent(event.getClass(), Strand::reference)
                .map(component -> read(component, event))
                .orElseGet(() -> stored.recorded()
                        .metadata()
                        .getOrDefault(
                                EventMetadata.CORRELATION_ID,
                                stored.recorded().eventId().toString()));
    }

    /** The first one: of a claim within a proceeding, the claim. */
    private static Optional<RecordComponent> reference(Class<?> event) {
        for (var component : event.getRecordComponents()) {
            if (THINGS.contains(component.getType())) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    private static String read(RecordComponent component, Object event) {
        try {
            return String.valueOf(component.getAccessor().invoke(event));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
