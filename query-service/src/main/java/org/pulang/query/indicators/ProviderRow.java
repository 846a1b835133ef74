package org.pulang.query.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ProviderEvent;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.AreaCode;

/** What changed in where a provider helps. */
@Table(value = "indicators_provider", appendOnly = true)
class ProviderRow {
    UUID providerId;
    long position;
    LocalDate knownFrom;
    Change change;

    @Nullable
    UUID offerId;

    String areas;

    enum Change {
        Registered,
        Offered,
        Withdrawn,
        Suspended,
        Resumed
    }

    static ProviderRow of(
            ProviderEvent event, Recorded recorded, Change change, @Nullable UUID offerId, List<AreaCode> areas) {
        var row = new ProviderRow();
        row.providerId = event.providerId().value();
        row.position = recorded.position();
        row.knownFrom = CaseRow.day(recorded);
        row.change = change;
        row.offerId = offerId;
        row.areas = Facts.list(areas.stream().map(AreaCode::value).toList());
        return row;
    }
}
