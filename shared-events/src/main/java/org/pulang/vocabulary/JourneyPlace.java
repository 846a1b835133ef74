package org.pulang.vocabulary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;

/**
 * A place on the way: recruitment, transit or exploitation (HTCDS hte_*).
 *
 * @param area province or regency, for places in Indonesia
 * @param description where exactly, and what happened there
 */
public record JourneyPlace(
        @NotNull JourneyPlaceKind kind,
        @NotNull CountryCode country,
        @Nullable @KnownArea AreaCode area,
        @Nullable @PastOrPresent PartialDate from,
        @Nullable @PastOrPresent PartialDate to,
        @Classified(FieldClass.Location) @Nullable Sensitive<@Size(max = 1000) String> description) {

    /** Whether the stay certainly ends before it begins, days counted in the zone of the case. */
    public boolean reversed(ZoneId zone) {
        return from != null && to != null && from.earliestDay(zone).isAfter(to.latestDay(zone));
    }
}
