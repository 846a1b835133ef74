package org.pulang.query.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Listing;
import org.pulang.query.page.Sentences;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.query.replay.StoredEvents;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.StaffId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The referral directory: whom a person can be sent to, and what became of each provider. */
@RestController
@RequestMapping("/api/providers")
class DirectoryEndpoint {

    /** Of a longer history, the last ones. */
    private static final int MOST_TOLD = 500;

    private final Directory directory;
    private final StoredEvents events;
    private final Sentences sentences;

    DirectoryEndpoint(Directory directory, StoredEvents events, Sentences sentences) {
        this.directory = directory;
        this.events = events;
        this.sentences = sentences;
    }

    /** By name. */
    @GetMapping
    ResponseEntity<Listing<DirectoryEntry>> list(
            AsOf asOf,
            @ModelAttribute @Valid DirectoryFilter filter,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return Listing.answer(
                asOf,
                directory.list(filter, after, limit + 1),
                limit,
                entry -> entry.providerId().toString());
    }

    /**
     * A provider with all its offers.
     *
     * @param version of its last event: what {@code If-Match} of a command says
     * @param history in order
     */
    record Whole(
            DirectoryEntry provider, int version, @Nullable StaffId verifiedBy, List<Told> history) {}

    /** An event of a provider, told in the reader's language. */
    record Told(
            int sequence,
            Instant recordedAt,
            String type,
            @Nullable String actor,
            @Nullable String organisation,
            String sentence) {}

    @GetMapping("/{providerId}")
    Whole one(@PathVariable UUID providerId, Locale language) {
        var found = directory
                .find(new ProviderId(providerId))
                .orElseThrow(() -> new ProblemFound(Problem.PROVIDER_UNKNOWN));
        var history = events.of(providerId, found.version() - MOST_TOLD, MOST_TOLD).stream()
                .map(event -> new Told(
                        event.recorded().version(),
                        event.recorded().recordedAt(),
                        event.type(),
                        event.recorded().actor(),
                        event.recorded().organisation(),
                        sentences.of(event.event(), language)))
                .toList();
        return new Whole(found.entry(), found.version(), found.verifiedBy(), history);
    }
}
