package org.pulang.query.casefile;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Opening;
import org.pulang.query.access.Details;
import org.pulang.query.access.Sight;
import org.pulang.query.casefile.CasefileEndpoint.Axis;
import org.pulang.query.page.Sentences;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The history of a case played again, for auditors first: the file as it was right after an event or at an instant, what that event
 * changed, its proof; and two points beside each other. Every address is a permalink.
 */
@Controller
class ReplayPage {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final Casefiles casefiles;
    private final TopicViews topics;
    private final Journeys journeys;
    private final HistoryLines lines;
    private final EventProofs proofs;
    private final Details details;
    private final Addresses addresses;
    private final CaseNav nav;
    private final Sentences sentences;
    private final MessageSource messages;

    ReplayPage(
            Casefiles casefiles,
            TopicViews topics,
            Journeys journeys,
            HistoryLines lines,
            EventProofs proofs,
            Details details,
            Addresses addresses,
            CaseNav nav,
            Sentences sentences,
            MessageSource messages) {
        this.casefiles = casefiles;
        this.topics = topics;
        this.journeys = journeys;
        this.lines = lines;
        this.proofs = proofs;
        this.details = details;
        this.addresses = addresses;
        this.nav = nav;
        this.sentences = sentences;
        this.messages = messages;
    }

    /** By event, or by instant on one of two axes; with neither, as it is. An instant told without an offset is one of the case's zone. */
    @GetMapping("/cases/{caseId}/replay")
    String replay(
            Sight sight,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long at,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "recorded") Axis axis,
            Locale language,
            Model model) {
        var live = casefiles.required(sight.caseId());
        var ofTheCase = Undertakings.zone(live);
        var manner = new HistoryLines.Manner(ofTheCase, ofTheCase, false, true, language);
        var instant = asOf == null || asOf.isBlank() ? null : instant(asOf.strip(), ofTheCase);
        if (at != null && instant != null) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "asOf");
        }
        model.addAttribute("head", nav.of(live, sight, "/replay", language));
        model.addAttribute(
                "view",
                instant != null && axis == Axis.occurred
                        ? asItHadOccurred(live, instant, asOf, manner, sight)
                        : afterAnEvent(
                                live,
                                at != null
                                        ? at
                                        : instant == null
                                                ? live.version
                                                : casefiles.lastRecordedUntil(sight.caseId(), instant),
                                instant,
                                asOf,
                                manner,
                                sight));
        return "replay";
    }

    private View afterAnEvent(
            CaseFile live,
            long at,
            @Nullable Instant asked,
            @Nullable String told,
            HistoryLines.Manner manner,
            Sight sight) {
        var language = manner.language();
        var two = casefiles.two(sight.caseId(), at - 1, at);
        int here = Math.toIntExact(at);
        var event = two.events().get(here);
        var recordedAt = event.recorded().recordedAt();
        var opening = opening(sight);
        return view(
                live,
                // By an instant, the law of that instant: also where nothing was recorded any more.
                asked == null ? two.after() : casefiles.recordedUntil(sight.caseId(), asked),
                at,
                asked == null ? recordedAt : asked,
                told,
                asked == null ? null : Axis.recorded,
                lines.line(event, here > 0 ? two.events().get(here - 1) : null, manner, sight),
                changes(two.before(), two.after(), opening, language),
                proofs.of(sight.caseId(), at).orElse(null),
                opening,
                manner,
                sight);
    }

    /** Known today, happened until then: no one event made the file so, and what it would be after one more is another question. */
    private View asItHadOccurred(
            CaseFile live, Instant instant, @Nullable String told, HistoryLines.Manner manner, Sight sight) {
        var file = casefiles.occurredUntil(sight.caseId(), instant);
        return view(
                live,
                file,
                file.version,
                instant,
                told,
                Axis.occurred,
                null,
                List.of(),
                null,
                opening(sight),
                manner,
                sight);
    }

    private View view(
            CaseFile live,
            CaseFile file,
            long at,
            Instant instant,
            @Nullable String told,
            @Nullable Axis axis,
            @Nullable HistoryLine line,
            List<FileChange> changes,
            EventProofs.@Nullable Proof proof,
            Opening opening,
            HistoryLines.Manner manner,
            Sight sight) {
        var language = manner.language();
        boolean stepped = line != null;

        return new View(
                at,
                live.version,
                stepped && at > 0 ? addresses.of(sight, "/replay", "at", at - 1) : null,
                stepped && at < live.version ? addresses.of(sight, "/replay", "at", at + 1) : null,
                stepped && at > 0 ? addresses.of(sight, "/compare", "from", at - 1, "to", at) : null,
                // As it was asked; else in seconds, and the event looked at is within the last of them.
                axis == null || told == null
                        ? INSTANT.format(instant.plusNanos(999_999_999).atZone(manner.ofTheCase()))
                        : told.strip(),
                instant,
                sentences.text(instant, manner.zone(), language),
                (axis == null ? Axis.recorded : axis).name(),
                axis == null
                        ? addresses.of(sight, "/replay", "at", at)
                        : addresses.of(sight, "/replay", "asOf", instant, "axis", axis),
                facts(file, language),
                line,
                changes,
                proof,
                journeys.of(file, LocalDate.ofInstant(instant, manner.ofTheCase()), language),
                topics.of(file, opening, language));
    }

    /** Two points of the history beside each other; only what differs is shown, and only that is opened. */
    @GetMapping("/cases/{caseId}/compare")
    String compare(
            Sight sight,
            @RequestParam(defaultValue = "0") @PositiveOrZero long from,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long to,
            Locale language,
            Model model) {
        var live = casefiles.required(sight.caseId());
        long end = to == null ? live.version : to;
        // Whichever way round they were asked for: a change goes forward.
        long earlier = Math.min(from, end);
        long later = Math.max(from, end);
        var two = casefiles.two(sight.caseId(), earlier, later);
        var ofTheCase = Undertakings.zone(live);
        var manner = new HistoryLines.Manner(ofTheCase, ofTheCase, false, true, language);
        model.addAttribute("head", nav.of(live, sight, "/compare", language));
        model.addAttribute(
                "view",
                new Compared(
                        earlier,
                        later,
                        live.version,
                        addresses.of(sight, "/compare", "from", earlier, "to", later),
                        lines.line(two.events().get(Math.toIntExact(earlier)), null, manner, sight),
                        lines.line(two.events().get(Math.toIntExact(later)), null, manner, sight),
                        Math.toIntExact(later - earlier),
                        changes(two.before(), two.after(), opening(sight), language)));
        return "compare";
    }

    private List<FileChange> changes(CaseFile before, CaseFile after, Opening opening, Locale language) {
        var marks = new Unopened();
        var changes = FileChange.between(
                withHead(before, topics.unopened(before, marks, language), language),
                withHead(after, topics.unopened(after, marks, language), language));
        return changes.stream()
                .map(change ->
                        change.with(text -> marks.opened(text, detail -> topics.text(detail, opening, language))))
                .toList();
    }

    /** What stands above all topics changes, too. */
    private List<TopicView> withHead(CaseFile file, List<TopicView> of, Locale language) {
        var head = new TopicView(
                "Head", messages.getMessage("page.case.head", null, language), facts(file, language), List.of());
        return Stream.concat(Stream.of(head), of.stream()).toList();
    }

    private List<TopicView.Fact> facts(CaseFile file, Locale language) {
        // Before its first event there is no case, and nothing stands open.
        return file.caseId == null
                ? List.of()
                : List.of(
                        fact("status", file.status, language),
                        fact("stage", file.stage(), language),
                        fact("owner", file.owner, language),
                        fact("organisation", file.organisation, language),
                        fact("contactLost", file.contactLost, language),
                        fact("risk", file.safety.risk, language));
    }

    private TopicView.Fact fact(String name, @Nullable Object value, Locale language) {
        return new TopicView.Fact(
                messages.getMessage("page.case.fact." + name, null, language), sentences.text(value, language));
    }

    private Opening opening(Sight sight) {
        return details.opening(sight.caseId(), sight, sight.reader().purpose());
    }

    /** With an offset, or without one in the case's zone; a day is looked at as it ended. */
    private static Instant instant(String text, ZoneId zone) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atTime(LocalTime.MAX).atZone(zone).toInstant();
            }
            // A plus in an address that nobody encoded arrives as a blank.
            var told = text.replace(' ', '+');
            return told.matches(".*T.*(Z|[+-]\\d{2}:\\d{2})")
                    ? OffsetDateTime.parse(told).toInstant()
                    : LocalDateTime.parse(told).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "asOf");
        }
    }

    /**
     * What the page of a replay shows; texts are in the reader's language.
     *
     * @param at the event looked at; where the file is as things had occurred, the last of those known then
     * @param previous address; absent at the first, and where no one event is looked at, as are the next and what is compared
     * @param asOf the instant, in the case's zone, for the field of the form
     * @param line the event; absent where no one event is looked at, as is its proof
     * @param changes what that event changed
     */
    record View(
            long at,
            long latest,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String compare,
            String asOf,
            Instant instant,
            String instantText,
            String axis,
            String permalink,
            List<TopicView.Fact> facts,
            @Nullable HistoryLine line,
            List<FileChange> changes,
            EventProofs.@Nullable Proof proof,
            Journeys.View journey,
            List<TopicView> topics) {}

    /** @param events how many lie between */
    record Compared(
            long from,
            long to,
            long latest,
            String permalink,
            HistoryLine earlier,
            HistoryLine later,
            int events,
            List<FileChange> changes) {}
}
