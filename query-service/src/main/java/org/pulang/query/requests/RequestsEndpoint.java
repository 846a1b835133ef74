package org.pulang.query.requests;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Listing;
import org.pulang.query.replay.AsOf;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the people in the cases of the reader's organisation asked for by right, those first that are due first. */
@RestController
class RequestsEndpoint {

    private final Requests requests;

    RequestsEndpoint(Requests requests) {
        this.requests = requests;
    }

    @GetMapping("/api/requests")
    ResponseEntity<Listing<RequestEntry>> list(
            AsOf asOf,
            Reader reader,
            Read read,
            @RequestParam(required = false) @Nullable RequestState state,
            @RequestParam @Nullable RequestCursor after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var entries = requests.list(Visible.withTheOrganisationOf(reader), state, after, limit + 1);
        read.lists(entries, limit, RequestEntry::caseId);
        // Time alone makes one overdue, without any event.
        return Listing.untagged(
                asOf, entries, limit, entry -> new RequestCursor(entry.answerBy(), entry.position()).toString());
    }
}
