package org.pulang.query.casefile;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Sight;
import org.pulang.query.page.Sentences;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.StoredEvent;
import org.pulang.store.EventMetadata;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One event at an address of its own: what it says, what led to it and what it led to. */
@Controller
class EventPage {

    /** A cause can have led to a great deal, as the plan of a whole monitoring. */
    private static final int MOST = 20;

    private final Casefiles casefiles;
    private final HistoryLines lines;
    private final EventProofs proofs;
    private final Addresses addresses;
    private final CaseNav nav;
    private final Sentences sentences;

    EventPage(
            Casefiles casefiles,
            HistoryLines lines,
            EventProofs proofs,
            Addresses addresses,
            CaseNav nav,
            Sentences sentences) {
        this.casefiles = casefiles;
        this.lines = lines;
        this.proofs = proofs;
        this.addresses = addresses;
        this.nav = nav;
        this.sentences = sentences;
    }

    @GetMapping("/cases/{caseId}/events/{sequence}")
    String page(Sight sight, @PathVariable @PositiveOrZero long sequence, Locale language, Model model) {
        var file = casefiles.required(sight.caseId());
        var all = casefiles.events(sight.caseId());
        if (sequence >= all.size()) {
            throw new ProblemFound(Problem.EVENT_UNKNOWN);
        }
        int here = Math.toIntExact(sequence);
        var event = all.get(here);
        var ofTheCase = Undertakings.zone(file);
        var manner = new HistoryLines.Manner(ofTheCase, ofTheCase, true, true, language);
        model.addAttribute("head", nav.of(file, sight, "/events", language));
        model.addAttribute(
                "view",
                new View(
                        lines.line(event, here > 0 ? all.get(here - 1) : null, manner, sight),
                        here > 0 ? addresses.of(sight, "/events/" + (here - 1)) : null,
                        here < all.size() - 1 ? addresses.of(sight, "/events/" + (here + 1)) : null,
                        all.size() - 1,
                        proofs.of(sight.caseId(), sequence).orElse(null),
                        steps(all, causeOf(event), sight, language),
                        steps(all, effectOf(event), sight, language),
                        steps(all, besideOf(event), sight, language)));
        return "event";
    }

    private List<TimelinePage.Step> steps(
            List<StoredEvent> all, Predicate<StoredEvent> which, Sight sight, Locale language) {
        return all.stream()
                .filter(which)
                .limit(MOST)
                .map(event -> new TimelinePage.Step(
                        event.recorded().version(),
                        addresses.of(sight, "/events/" + event.recorded().version()),
                        sentences.of(event.event(), language),
                        sentences.text(event.recorded().actor(), language)))
                .toList();
    }

    /** A cause is an event or a command, and of that all its events. */
    private static Predicate<StoredEvent> causeOf(StoredEvent event) {
        var cause = cause(event);
        return other -> cause != null && isNamed(other, cause);
    }

    private static Predicate<StoredEvent> effectOf(StoredEvent event) {
        return other -> {
            var cause = cause(other);
            return cause != null && isNamed(event, cause);
        };
    }

    /** What somebody did of their own accord names its own command: that is no cause. */
    private static @Nullable String cause(StoredEvent event) {
        var cause = said(event, EventMetadata.CAUSATION_ID);
        return cause == null || cause.equals(said(event, EventMetadata.COMMAND_ID)) ? null : cause;
    }

    /** Recorded by the same command. */
    private static Predicate<StoredEvent> besideOf(StoredEvent event) {
        var command = said(event, EventMetadata.COMMAND_ID);
        return other ->
                command != null && !isSame(other, event) && command.equals(said(other, EventMetadata.COMMAND_ID));
    }

    private static boolean isNamed(StoredEvent event, String cause) {
        return cause.equals(event.recorded().eventId().toString())
                || cause.equals(said(event, EventMetadata.COMMAND_ID));
    }

    private static boolean isSame(StoredEvent one, StoredEvent other) {
        return one.recorded().version() == other.recorded().version();
    }

    private static @Nullable String said(StoredEvent event, String key) {
        Map<String, String> metadata = event.recorded().metadata();
        return metadata.get(key);
    }

    /**
     * What the page shows.
     *
     * @param previous address; absent at the first
     * @param next address; absent at the last
     * @param latest number of the last event
     * @param causes what led to it
     * @param effects what it led to
     * @param beside what the same command recorded
     */
    record View(
            HistoryLine line,
            @Nullable String previous,
            @Nullable String next,
            long latest,
            EventProofs.@Nullable Proof proof,
            List<TimelinePage.Step> causes,
            List<TimelinePage.Step> effects,
            List<TimelinePage.Step> beside) {}
}
