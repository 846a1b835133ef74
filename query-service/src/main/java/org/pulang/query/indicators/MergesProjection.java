package org.pulang.query.indicators;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.CasesMerged;
import org.pulang.event.CasesUnmerged;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.springframework.stereotype.Component;

/** For analysts: which cases are not counted, since the person is in the case in which work goes on? By itself, since a pair is another stream. */
@Component
class MergesProjection implements Projection {

    @Override
    public String name() {
        return Projection.nameOf(getClass()) + "-merges";
    }

    @Override
    public List<Class<?>> rows() {
        return List.of(MergeRow.class);
    }

    @EventHandler
    void on(CasesMerged event, Recorded recorded, RowBuffer rows) {
        rows.add(MergeRow.of(event, recorded, true));
    }

    @EventHandler
    void on(CasesUnmerged event, Recorded recorded, RowBuffer rows) {
        rows.add(MergeRow.of(event, recorded, false));
    }
}
