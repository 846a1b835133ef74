package org.pulang.query.overrides;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Details;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Listing;
import org.pulang.query.replay.AsOf;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/overrides}: what was done against a warning in the cases the reader may see, in the order in which it was recorded. */
@RestController
class OverridesEndpoint {

    private static final String ROUTE = "GET /api/overrides";
    private static final UUID NO_CASE = new UUID(0, 0);

    private final Overrides overrides;
    private final Details details;

    OverridesEndpoint(Overrides overrides, Details details) {
        this.overrides = overrides;
        this.details = details;
    }

    /** The reason opens to whoever may see it in the case itself. */
    @GetMapping("/api/overrides")
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable Warning warning,
            @RequestParam(defaultValue = "0") @PositiveOrZero long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            AsOf asOf,
            Reader reader,
            Visible visible,
            Read read) {
        var rows = overrides.list(warning, visible, after, limit + 1);
        read.lists(rows, limit, OverrideEntry::caseId);
        return Details.open(
                Listing.answer(asOf, rows, limit, entry -> String.valueOf(entry.position())),
                details.opening(
                        record -> record instanceof OverrideEntry entry
                                ? entry.caseId().value()
                                : NO_CASE,
                        overrides.ofEach(reader, ROUTE),
                        reader.purpose()));
    }
}
