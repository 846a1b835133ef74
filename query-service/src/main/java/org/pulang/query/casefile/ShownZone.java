package org.pulang.query.casefile;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** In which zone a page tells times. Days are counted in the case's own zone all the same. */
enum ShownZone {
    /** The one the case is from. */
    Case(null),
    WIB("Asia/Jakarta"),
    WITA("Asia/Makassar"),
    WIT("Asia/Jayapura"),
    UTC("UTC");

    private final @Nullable ZoneId zone;

    ShownZone(@Nullable String zone) {
        this.zone = zone == null ? null : ZoneId.of(zone);
    }

    ZoneId or(ZoneId ofTheCase) {
        return zone == null ? ofTheCase : zone;
    }
}
