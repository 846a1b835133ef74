package org.pulang.query.duplicates;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.ErasureBegun;
import org.pulang.personal.Subject;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.ErasureScope;
import org.springframework.stereotype.Component;

/**
 * For the search and the sweep: who is not to be found any more? By itself, since it opens nothing: whatever holds up the index, keys
 * that are away above all, does not hold up that somebody disappears from it.
 */
@Component
class ErasedProjection implements Projection {

    @Override
    public String name() {
        return Projection.nameOf(getClass()) + "-erased";
    }

    @Override
    public List<Class<?>> rows() {
        return List.of(ErasedRow.class);
    }

    /** From here on the keys are being destroyed, and nothing stops that. */
    @EventHandler
    void on(ErasureBegun event, RowBuffer rows) {
        if (event.scope() == ErasureScope.All && event.subjects().contains(Subject.Survivor)) {
            rows.add(ErasedRow.of(event));
        }
    }
}
