package org.pulang.query.followups;

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

/** {@code GET /api/follow-ups}: planned, held, missed; by day, the earliest first. */
@RestController
class FollowUpsEndpoint {

    private final FollowUps followUps;

    FollowUpsEndpoint(FollowUps followUps) {
        this.followUps = followUps;
    }

    @GetMapping("/api/follow-ups")
    ResponseEntity<Listing<FollowUpEntry>> list(
            AsOf asOf,
            Visible visible,
            @ModelAttribute FollowUpFilter filter,
            @RequestParam @Nullable Cursor after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return Listing.answer(
                asOf,
                followUps.list(filter, visible, after, limit + 1),
                limit,
                entry -> entry.cursor().toString());
    }
}
