package org.pulang.query.caseload;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Cursor;
import org.pulang.query.page.Listing;
import org.pulang.query.replay.AsOf;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/cases}: the cases with what is to be done, by the next day something is due; with {@code noContactDays} by
 * the last contact.
 */
@RestController
class CaseloadEndpoint {

    private final Caseload caseload;

    CaseloadEndpoint(Caseload caseload) {
        this.caseload = caseload;
    }

    @GetMapping("/api/cases")
    ResponseEntity<Listing<CaseloadEntry>> list(
            AsOf asOf,
            Visible visible,
            @Valid @ModelAttribute CaseloadFilter filter,
            @RequestParam @Nullable Cursor after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return Listing.answer(
                asOf,
                caseload.list(filter, visible, after, limit + 1),
                limit,
                entry -> entry.cursor().toString());
    }
}
