package org.pulang.query.casefile;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.CasesLinked;
import org.pulang.event.CasesMerged;
import org.pulang.event.CasesUnlinked;
import org.pulang.event.CasesUnmerged;
import org.pulang.event.DuplicateRejected;
import org.pulang.event.LinkEvent;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.CaseLinkKind;
import org.springframework.stereotype.Component;

/**
 * For whoever has a case open: which other cases are of that person, of their siblings, or of the same incident? By itself, since a
 * pair is another stream than either case.
 */
@Component
class LinksProjection implements Projection {

    @Override
    public String name() {
        return Projection.nameOf(getClass()) + "-links";
    }

    @Override
    public List<Class<?>> rows() {
        return List.of(LinkRow.class);
    }

    @EventHandler
    void on(CasesMerged event, Recorded recorded, RowBuffer rows) {
        var row = row(event, recorded, rows);
        row.merged = true;
        row.rejected = false;
    }

    @EventHandler
    void on(CasesUnmerged event, Recorded recorded, RowBuffer rows) {
        row(event, recorded, rows).merged = false;
    }

    @EventHandler
    void on(DuplicateRejected event, Recorded recorded, RowBuffer rows) {
        row(event, recorded, rows).rejected = true;
    }

    @EventHandler
    void on(CasesLinked event, Recorded recorded, RowBuffer rows) {
        link(row(event, recorded, rows), event.kind(), true);
    }

    @EventHandler
    void on(CasesUnlinked event, Recorded recorded, RowBuffer rows) {
        link(row(event, recorded, rows), event.kind(), false);
    }

    private static void link(LinkRow row, CaseLinkKind kind, boolean linked) {
        switch (kind) {
            case Sibling -> row.sibling = linked;
            case SameIncident -> row.sameIncident = linked;
        }
    }

    private static LinkRow row(LinkEvent event, Recorded recorded, RowBuffer rows) {
        var found = rows.find(LinkRow.class, event.linkId().value());
        var row = found == null ? LinkRow.of(event) : found;
        row.told(event, recorded);
        return found == null ? rows.add(row) : row;
    }
}
