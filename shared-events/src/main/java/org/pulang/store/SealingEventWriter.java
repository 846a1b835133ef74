package org.pulang.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.GrantEvent;
import org.pulang.keys.DataKey;
import org.pulang.keys.KeyOf;
import org.pulang.keys.KeyRing;
import org.pulang.personal.Field;
import org.pulang.personal.Leaf;
import org.pulang.personal.Sealer;
import org.pulang.vocabulary.CaseId;

/**
 * Seals the personal details of events, each under the key of its person and class. A key that is needed for the first time is
 * committed in the key store before this returns, all keys of one call in one round trip.
 */
public final class SealingEventWriter implements EventWriter {

    private final KeyRing keys;

    public SealingEventWriter(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public List<byte[]> write(List<?> events) {
        var known = new HashMap<KeyOf, DataKey>();
        var missing = new HashSet<KeyOf>();
        var written = new ArrayList<byte[]>(events.size());
        var again = new ArrayList<Integer>();
        for (var event : events) {
            var sealing = new Sealing(event, known, missing);
            written.add(sealing.write(event));
            if (sealing.incomplete) {
                again.add(written.size() - 1);
            }
        }
        if (!missing.isEmpty()) {
            known.putAll(keys.obtain(missing));
            for (int i : again) {
                written.set(i, new Sealing(events.get(i), known, missing).write(events.get(i)));
            }
        }
        return written;
    }

    private final class Sealing implements Sealer {

        private final String name;
        private final @Nullable CaseId about;
        private final Map<KeyOf, DataKey> known;
        private final Set<KeyOf> missing;
        private boolean incomplete;

        Sealing(Object event, Map<KeyOf, DataKey> known, Set<KeyOf> missing) {
            this.name = EventCatalog.name(event.getClass());
            this.about = caseOf(event);
            this.known = known;
            this.missing = missing;
        }

        private static @Nullable CaseId caseOf(Object event) {
            if (event instanceof GrantEvent grant) {
                return grant.caseId();
            }
            return event instanceof CaseEvent ofCase ? ofCase.caseId() : null;
        }

        byte[] write(Object event) {
            return EventJson.SEALED.writer().withAttribute(Sealer.class, this).writeValueAsBytes(event);
        }

        @Override
        public String event() {
            return name;
        }

        @Override
        public @Nullable Leaf seal(Field field, byte[] json) {
            if (about == null) {
                throw new IllegalStateException("Only events about a case have personal details.");
            }
            var of = new KeyOf(about.value(), field.about(), field.fieldClass());
            var key = known.computeIfAbsent(of, keys::atHand);
            if (key == null) {
                missing.add(of);
                incomplete = true;
                return null;
            }
            return key.seal(field, json);
        }
    }
}
