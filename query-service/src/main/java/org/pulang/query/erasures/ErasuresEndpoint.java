package org.pulang.query.erasures;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Listing;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.query.replay.StoredEvent;
import org.pulang.query.replay.StoredEvents;
import org.pulang.vocabulary.ErasureId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests to erase of the reader's organisation; of each, what it takes away and what it leaves. No detail is shown. */
@RestController
@RequestMapping("/api/erasures")
class ErasuresEndpoint {

    private final Erasures erasures;
    private final StoredEvents events;

    ErasuresEndpoint(Erasures erasures, StoredEvents events) {
        this.erasures = erasures;
        this.events = events;
    }

    @GetMapping
    ResponseEntity<Listing<ErasureEntry>> list(
            AsOf asOf,
            Reader reader,
            Read read,
            @RequestParam(required = false) @Nullable ErasureState state,
            @RequestParam(defaultValue = "0") @PositiveOrZero long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var entries = erasures.list(Visible.withTheOrganisationOf(reader), state, after, limit + 1);
        read.lists(entries, limit, entry -> entry.request().caseId);
        return Listing.answer(asOf, entries, limit, entry -> String.valueOf(entry.position()));
    }

    /** A request with what it means for the case as it is now; to be shown to the person before it is approved. */
    record Whole(ErasureState state, Erasure request, Preview preview) {}

    @GetMapping("/{erasureId}")
    Whole one(Reader reader, Read read, @PathVariable UUID erasureId) {
        var entry = erasures.find(Visible.withTheOrganisationOf(reader), new ErasureId(erasureId))
                .orElseThrow(() -> {
                    read.deny();
                    return new ProblemFound(Problem.ERASURE_UNKNOWN);
                });
        var request = entry.request();
        read.lists(List.of(request), 1, one -> one.caseId);
        List<Object> history = events.of(request.caseId.value(), -1, Integer.MAX_VALUE).stream()
                .map(StoredEvent::event)
                .toList();
        return new Whole(entry.state(), request, Preview.of(history, request));
    }
}
