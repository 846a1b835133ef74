package org.pulang.event;

import java.util.List;
import java.util.UUID;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;

/**
 * The keys are gone; what was sealed with them can be read by nobody any more, wherever a copy lies, but for copies of the key store
 * made before.
 *
 * @param keys ids of the keys that were destroyed
 */
public record KeysDestroyed(ErasureId erasureId, CaseId caseId, List<UUID> keys) implements ErasureEvent {

    public KeysDestroyed {
        keys = List.copyOf(keys);
    }
}
