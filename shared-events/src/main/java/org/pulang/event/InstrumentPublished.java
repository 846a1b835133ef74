package org.pulang.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.InstrumentDimension;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ScoringKind;

/**
 * An organisation published a version of an instrument, for good: all that is asked, and how the answers are scored. The JSON Schema of
 * its answers follows from that.
 *
 * @param official whether items and weights are those that its author publishes, by what the organisation says
 * @param lowest end of the scale
 * @param highest end of the scale
 * @param levels what values of the scale mean, for all items that do not say it themselves
 * @param minimumShare of the items that must be answered before there is a composite, 0–1
 */
public record InstrumentPublished(
        InstrumentId instrumentId,
        OrganisationId organisation,
        boolean official,
        BilingualText title,
        @Nullable BilingualText note,
        int lowest,
        int highest,
        List<InstrumentLevel> levels,
        List<InstrumentItem> items,
        List<InstrumentDimension> dimensions,
        BigDecimal minimumShare,
        ScoringKind scoring)
        implements InstrumentEvent {

    public InstrumentPublished {
        levels = List.copyOf(levels);
        items = List.copyOf(items);
        dimensions = List.copyOf(dimensions);
    }
}
