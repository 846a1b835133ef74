package org.pulang.query.casefile;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.query.access.Sight;
import org.pulang.query.casefile.journey.Bars;
import org.pulang.query.casefile.journey.Undertaking;
import org.pulang.query.page.LawChanges;
import org.pulang.query.page.LawChanges.LawChange;
import org.pulang.query.page.News;
import org.pulang.query.page.Sentences;
import org.pulang.query.replay.StoredEvent;
import org.pulang.store.EventCatalog;
import org.pulang.vocabulary.CaseStatus;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The history of a case in three densities; long ones page by page, the newest first. */
@Controller
class TimelinePage {

    static final List<String> TOPICS = List.of(
            "Identification",
            "Consent",
            "Assessments",
            "Safety",
            "CarePlan",
            "Services",
            "Barriers",
            "Entitlements",
            "Referrals",
            "FollowUps",
            "Family",
            "Justice",
            "Stewardship",
            "Closure");

    /** Strands of one page. */
    private static final int STRANDS = 50;

    /** Events of one page: each takes a screen. */
    private static final int FULL = 20;

    /** More bars than this nobody reads; those that are open are always among them. */
    private static final int BARS = 60;

    /** Steps of a strand that are told; a strand of more begins with how many went before. */
    private static final int STEPS = 5;

    private final Casefiles casefiles;
    private final HistoryLines lines;
    private final Addresses addresses;
    private final CaseNav nav;
    private final Sentences sentences;
    private final MessageSource messages;
    private final LawChanges laws;
    private final Clock clock;

    TimelinePage(
            Casefiles casefiles,
            HistoryLines lines,
            Addresses addresses,
            CaseNav nav,
            Sentences sentences,
            MessageSource messages,
            LawChanges laws,
            Clock clock) {
        this.casefiles = casefiles;
        this.lines = lines;
        this.addresses = addresses;
        this.nav = nav;
        this.sentences = sentences;
        this.messages = messages;
        this.laws = laws;
        this.clock = clock;
    }

    @GetMapping("/cases/{caseId}/timeline")
    String page(
            Sight sight,
            @RequestParam(defaultValue = "Summary") Density view,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "Case") ShownZone zone,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long before,
            Locale language,
            Model model) {
        var file = casefiles.required(sight.caseId());
        var filter = HistoryFilter.of(topic, actor, kind);
        var ofTheCase = Undertakings.zone(file);
        var manner =
                new HistoryLines.Manner(zone.or(ofTheCase), ofTheCase, view == Density.Full, filter.isAll(), language);
        var all = casefiles.events(sight.caseId());
        model.addAttribute("head", nav.of(file, sight, "/timeline", language));
        model.addAttribute("choices", choices(all, language));
        model.addAttribute(
                "view",
                view == Density.Flow
                        ? flow(file, all, filter, zone, sight, language)
                        : told(file, all, view, filter, zone, before, manner, sight));
        model.addAttribute("news", news(file, view, filter, zone, sight));
        return "timeline";
    }

    /**
     * For a page that is open: how many events of the case are younger than it, whatever was chosen. A number of those chosen would tell of
     * what kind they are, and no log that it was told.
     *
     * @param since version of the file that is shown
     */
    @GetMapping("/cases/{caseId}/timeline/news")
    Object news(
            Sight sight,
            @RequestParam @PositiveOrZero long since,
            @RequestParam(defaultValue = "Summary") Density view,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "Case") ShownZone zone) {
        var filter = HistoryFilter.of(topic, actor, kind);
        return News.answer(
                "page.news", casefiles.news(sight.caseId(), since), address(sight, view, filter, zone, null));
    }

    private String news(CaseFile file, Density view, HistoryFilter filter, ShownZone zone, Sight sight) {
        return addresses.of(
                sight,
                "/timeline/news",
                "since",
                file.version,
                "view",
                view,
                "topic",
                filter.topic(),
                "actor",
                filter.actor(),
                "kind",
                filter.kind(),
                "zone",
                zone == ShownZone.Case ? null : zone);
    }

    private View told(
            CaseFile file,
            List<StoredEvent> all,
            Density density,
            HistoryFilter filter,
            ShownZone zone,
            @Nullable Long before,
            HistoryLines.Manner manner,
            Sight sight) {
        var wanted = all.stream().filter(filter::has).toList();
        var page = density == Density.Full
                ? full(wanted, before, manner, sight)
                : summary(Strand.of(wanted), all, before, manner, sight);
        var next = page.next();
        return new View(
                density.name(),
                densities(density, filter, zone, sight, manner.language()),
                filter,
                zone.name(),
                page.strands(),
                page.lines(),
                null,
                before == null ? quiet(file, all, manner) : null,
                before == null ? null : address(sight, density, filter, zone, null),
                next == null ? null : address(sight, density, filter, zone, next),
                page.strands().isEmpty() && page.lines().isEmpty());
    }

    private Page full(List<StoredEvent> wanted, @Nullable Long before, HistoryLines.Manner manner, Sight sight) {
        var left = wanted.stream()
                .filter(event -> before == null || event.recorded().version() < before)
                .toList();
        int older = Math.max(0, left.size() - FULL);
        var shown = left.subList(older, left.size());
        return new Page(
                List.of(),
                lines.newestFirst(shown, older == 0 ? null : left.get(older - 1), manner, sight),
                older == 0 ? null : shown.get(0).recorded().version());
    }

    /** A strand is never torn: it stands on the page of its last step, however long ago it began. */
    private Page summary(
            List<Strand> strands,
            List<StoredEvent> all,
            @Nullable Long before,
            HistoryLines.Manner manner,
            Sight sight) {
        var following = new HashMap<Integer, StoredEvent>();
        for (int i = 1; i < all.size(); i++) {
            following.put(all.get(i - 1).recorded().version(), all.get(i));
        }
        var left = strands.stream()
                .filter(strand -> before == null || strand.last().recorded().version() < before)
                .toList();
        var shown = left.subList(0, Math.min(STRANDS, left.size()));
        return new Page(
                shown.stream()
                        .map(strand -> row(
                                strand, following.get(strand.last().recorded().version()), manner, sight))
                        .toList(),
                List.of(),
                shown.size() == left.size()
                        ? null
                        : shown.get(shown.size() - 1).last().recorded().version());
    }

    /** For how long nothing was recorded until today, of a case that is not closed; absent where that is not long. */
    private @Nullable String quiet(CaseFile file, List<StoredEvent> all, HistoryLines.Manner manner) {
        if (all.isEmpty() || file.status == CaseStatus.Closed || !manner.gaps()) {
            return null;
        }
        var last = all.get(all.size() - 1).recorded().recordedAt();
        long days = ChronoUnit.DAYS.between(
                LocalDate.ofInstant(last, manner.ofTheCase()),
                LocalDate.ofInstant(clock.instant(), manner.ofTheCase()));
        return days < HistoryLines.GAP_DAYS ? null : message("page.case.gapUntilToday", manner.language(), days);
    }

    /** @param following what was recorded next in the case, whatever it belongs to */
    private StrandRow row(Strand strand, @Nullable StoredEvent following, HistoryLines.Manner manner, Sight sight) {
        var language = manner.language();
        var last = strand.last();
        var events = strand.events();
        int left = Math.max(0, events.size() - STEPS);
        var gap = following == null || !manner.gaps() ? null : lines.gap(last, following, manner.ofTheCase(), language);
        return new StrandRow(
                message("topic." + HistoryFilter.topic(last), language),
                last.recorded().recordedAt(),
                sentences.text(last.recorded().recordedAt(), manner.zone(), language),
                events.size() == 1
                        ? null
                        : message(
                                "page.case.since",
                                language,
                                sentences.text(
                                        LocalDate.ofInstant(
                                                strand.first().recorded().recordedAt(), manner.ofTheCase()),
                                        language),
                                events.size()),
                left,
                events.subList(left, events.size()).stream()
                        .map(event -> new Step(
                                event.recorded().version(),
                                addresses.of(
                                        sight, "/events/" + event.recorded().version()),
                                sentences.of(event.event(), language),
                                whenAndBy(event, language)))
                        .toList(),
                gap);
    }

    /** The day only where it is said: else it happened when it was recorded. */
    private String whenAndBy(StoredEvent stored, Locale language) {
        var occurred = ((CaseEvent) stored.event()).occurredAt();
        var actor = sentences.text(stored.recorded().actor(), language);
        return occurred == null ? actor : sentences.text(occurred, language) + " · " + actor;
    }

    /** Of what was begun by an event that is asked for. */
    private View flow(
            CaseFile file,
            List<StoredEvent> events,
            HistoryFilter filter,
            ShownZone zone,
            Sight sight,
            Locale language) {
        var today = LocalDate.ofInstant(clock.instant(), Undertakings.zone(file));
        var wanted = events.stream()
                .filter(filter::has)
                .map(event -> (long) event.recorded().version())
                .collect(Collectors.toSet());
        var all = Undertakings.of(file).stream()
                .filter(one -> wanted.contains(one.sequence()))
                .toList();
        var closed = all.stream().filter(one -> !one.isOpen()).toList();
        int open = all.size() - closed.size();
        int older = Math.max(0, Math.min(closed.size(), all.size() - Math.max(BARS, open)));
        var leftOut = closed.subList(0, older);
        var shown = all.stream().filter(one -> !leftOut.contains(one)).toList();
        var bars = Bars.of(shown, today);
        var changes = laws.between(bars.first(), bars.last(), language);
        var month = DateTimeFormatter.ofPattern("MMM uuuu", language);
        return new View(
                Density.Flow.name(),
                densities(Density.Flow, filter, zone, sight, language),
                filter,
                zone.name(),
                List.of(),
                List.of(),
                new Flow(
                        bars.bars().stream()
                                .map(bar -> bar(bar, sight, language))
                                .toList(),
                        bars.ticks().stream()
                                .map(tick -> new TickRow(tick.x(), month.format(tick.day())))
                                .toList(),
                        bars.today(),
                        sentences.text(today, language),
                        leftOut.size(),
                        changes,
                        changes.stream().map(change -> bars.x(change.day())).toList()),
                null,
                null,
                null,
                shown.isEmpty());
    }

    private BarRow bar(Bars.Bar bar, Sight sight, Locale language) {
        var of = bar.of();
        return new BarRow(
                named(of, language),
                addresses.of(sight, "/events/" + of.sequence()),
                of.isOpen(),
                bar.overdue() || !of.missed().isEmpty(),
                bar.x(),
                bar.width(),
                bar.hasDue(),
                bar.due(),
                sentences.text(of.from(), language),
                of.until() == null ? message("page.case.flow.open", language) : sentences.text(of.until(), language),
                of.due() == null || !of.isOpen()
                        ? null
                        : message(
                                bar.overdue() ? "page.case.flow.overdueSince" : "page.case.flow.dueOn",
                                language,
                                sentences.text(of.due(), language)),
                "".equals(of.state()) ? null : sentences.text(of.state(), language));
    }

    private String named(Undertaking of, Locale language) {
        var kind = message("page.case.undertaking." + of.kind(), language);
        return of.about() == null ? kind : "%s: %s".formatted(kind, sentences.text(of.about(), language));
    }

    private List<CaseNav.Link> densities(
            Density current, HistoryFilter filter, ShownZone zone, Sight sight, Locale language) {
        return Stream.of(Density.values())
                .map(one -> new CaseNav.Link(
                        message("page.case.density." + one, language),
                        address(sight, one, filter, zone, null),
                        one == current))
                .toList();
    }

    private String address(
            Sight sight, Density density, HistoryFilter filter, ShownZone zone, @Nullable Integer before) {
        return addresses.of(
                sight,
                "/timeline",
                "view",
                density,
                "topic",
                filter.topic(),
                "actor",
                filter.actor(),
                "kind",
                filter.kind(),
                "zone",
                zone == ShownZone.Case ? null : zone,
                "before",
                before);
    }

    private Choices choices(List<StoredEvent> all, Locale language) {
        var topics = new LinkedHashMap<String, String>();
        TOPICS.forEach(topic -> topics.put(topic, message("topic." + topic, language)));
        var kinds = new LinkedHashMap<String, String>();
        all.stream().map(StoredEvent::type).distinct().sorted().forEach(type -> kinds.put(type, kind(type, language)));
        var zones = new LinkedHashMap<String, String>();
        for (var zone : ShownZone.values()) {
            zones.put(zone.name(), message("page.case.zone." + zone, language));
        }
        return new Choices(
                topics,
                kinds,
                all.stream()
                        .map(event -> event.recorded().actor())
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList(),
                zones);
    }

    /** The sentence of such an event, without what the one or the other event had to say. */
    private String kind(String type, Locale language) {
        return EventCatalog.record(type)
                .filter(CaseEvent.class::isAssignableFrom)
                .map(record -> message("event." + type, language).replaceAll("\\{[^}]*}", "…"))
                .orElse(type);
    }

    private String message(String key, Locale language, Object... values) {
        return messages.getMessage(key, values.length == 0 ? null : values, language);
    }

    /**
     * What the page shows; texts are in the reader's language.
     *
     * @param strands in the summary
     * @param lines in full
     * @param flow as bars
     * @param quiet for how long nothing was recorded; absent where that is not long
     * @param first address of the newest; absent where these are they
     * @param next address of older ones; absent where there are none
     */
    record View(
            String density,
            List<CaseNav.Link> densities,
            HistoryFilter filter,
            String zone,
            List<StrandRow> strands,
            List<HistoryLine> lines,
            @Nullable Flow flow,
            @Nullable String quiet,
            @Nullable String first,
            @Nullable String next,
            boolean empty) {}

    /**
     * What one page tells of the history, the newest first; strands or lines.
     *
     * @param next the version before which the next page begins; absent where there is none
     */
    private record Page(
            List<StrandRow> strands,
            List<HistoryLine> lines,
            @Nullable Integer next) {}

    /**
     * What belongs together, the step taken last at the end.
     *
     * @param since when it began, where that was before the last step
     * @param left how many steps went before those told
     * @param gap for how long nothing was recorded until what stands above
     */
    record StrandRow(
            String topic,
            Instant recordedAt,
            String recordedAtText,
            @Nullable String since,
            int left,
            List<Step> steps,
            @Nullable String gap) {}

    /** @param told when it happened and who recorded it */
    record Step(long sequence, String address, String sentence, String told) {}

    /**
     * Bars on one axis of time.
     *
     * @param leftOut how many older ones are not shown
     * @param lawsAt where the laws lie that changed meanwhile
     */
    record Flow(
            List<BarRow> bars,
            List<TickRow> ticks,
            int today,
            String todayText,
            int leftOut,
            List<LawChange> laws,
            List<Integer> lawsAt) {}

    /**
     * A bar, its length in thousandths of the axis.
     *
     * @param due in words; absent where nothing is due any more
     * @param state absent where it has none
     */
    record BarRow(
            String label,
            String address,
            boolean open,
            boolean missed,
            int x,
            int width,
            boolean hasDue,
            int dueAt,
            String from,
            String until,
            @Nullable String due,
            @Nullable String state) {}

    record TickRow(int x, String label) {}

    /** What can be chosen in the filter, code to label. */
    record Choices(
            Map<String, String> topic, Map<String, String> kind, List<String> actors, Map<String, String> zone) {}
}
