package org.pulang.query.replay;

import java.net.URI;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.ParkedCases.Letter;
import org.pulang.query.replay.ProjectionsEndpoint.State;
import org.pulang.query.replay.ProjectionsEndpoint.Status;
import org.pulang.query.replay.RebuildTable.Phase;
import org.pulang.query.replay.RebuildTable.Step;
import org.pulang.query.replay.TokenTable.Holding;
import org.pulang.vocabulary.AreaCode;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What {@link ProjectionsEndpoint} tells operators, as a page: no case stands in it, and nobody. */
@Controller
class OperatorPage {

    private static final ZoneId ZONE = AreaCode.zoneOf(null);
    private static final double SECONDS = 1000.0;

    private final ProjectionsEndpoint endpoint;
    private final Projections projections;
    private final HealthEndpoint health;
    private final Installation installation;
    private final MessageSource messages;
    private final Clock clock;

    OperatorPage(
            ProjectionsEndpoint endpoint,
            Projections projections,
            HealthEndpoint health,
            Installation installation,
            MessageSource messages,
            Clock clock) {
        this.endpoint = endpoint;
        this.projections = projections;
        this.health = health;
        this.installation = installation;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/operator")
    String page(Locale language, Model model) {
        model.addAttribute("rows", rows(language));
        model.addAttribute("health", health());
        model.addAttribute("installation", installation.told());
        return "operator";
    }

    /**
     * For a page that is open: nothing (204) while it is as it was seen, else its table.
     *
     * @param seen as the table says of itself
     */
    @GetMapping("/operator/state")
    Object state(@RequestParam(required = false) @Nullable String seen, Locale language) {
        var rows = rows(language);
        return rows.tag().equals(seen)
                ? ResponseEntity.noContent().build()
                : new ModelAndView("operator :: state", Map.of("rows", rows));
    }

    /** @param told what came of what was asked for last */
    @GetMapping("/operator/projections/{name}")
    String projection(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Told told,
            Locale language,
            Model model) {
        model.addAttribute("one", one(name, language));
        model.addAttribute("told", told);
        model.addAttribute(
                "letters",
                projections.letters(name).stream()
                        .map(letter -> letter(letter, language))
                        .toList());
        return "operator-projection";
    }

    /**
     * For a page that is open: nothing (204) while the projection is as it was seen, else the page, of which the parts are taken that
     * nobody writes in.
     *
     * @param seen as the page says of itself
     */
    @GetMapping("/operator/projections/{name}/state")
    Object projectionState(
            @PathVariable String name, @RequestParam(required = false) @Nullable String seen, Locale language) {
        var one = one(name, language);
        return one.tag().equals(seen)
                ? ResponseEntity.noContent().build()
                : new ModelAndView("operator-projection", Map.of("one", one, "letters", List.of()));
    }

    /** What came of a form. */
    enum Told {
        RebuildBegun,
        HandledNow,
        StillParked
    }

    /** Asked twice, it is done once. */
    @PostMapping("/operator/projections/{name}/rebuild")
    ResponseEntity<Void> rebuild(@PathVariable String name) {
        var unused = endpoint.rebuild(name);
        return seeOther(name, Told.RebuildBegun);
    }

    @PostMapping("/operator/projections/{name}/parked/{position}/retry")
    ResponseEntity<Void> retry(@PathVariable String name, @PathVariable long position) {
        return seeOther(name, projections.retry(name, position) ? Told.HandledNow : Told.StillParked);
    }

    private static ResponseEntity<Void> seeOther(String name, Told told) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/operator/projections/%s?told=%s".formatted(name, told)))
                .build();
    }

    /**
     * All projections.
     *
     * @param tag differs where anything that is shown does
     * @param busy whether one is rebuilt, so that it is worth looking again soon
     */
    record Rows(List<Row> all, String tag, boolean busy) {}

    /**
     * One of them, with who works on it.
     *
     * @param tag as of {@link Rows}, as is busy
     */
    record One(Row row, List<SegmentRow> segments, String tag, boolean busy) {
        One {
            segments = List.copyOf(segments);
        }
    }

    /**
     * A projection.
     *
     * @param good whether nobody need look after it
     * @param behind how many events it has not handled, and how old the oldest of them is
     * @param nodes how many of its segments this node works on, and others, and nobody
     * @param errors classes of what goes wrong
     * @param rebuild absent where there was none
     */
    record Row(
            String name,
            State state,
            boolean good,
            String position,
            String head,
            String behind,
            String nodes,
            List<String> errors,
            int parked,
            @Nullable RebuildView rebuild) {}

    /**
     * The last rebuild.
     *
     * @param phase in words, as all is
     * @param percent of the events; absent when it is over
     * @param speed how fast it goes and how long it will take; empty where that cannot be said
     * @param left how long it will take
     */
    record RebuildView(
            String phase,
            @Nullable Integer percent,
            String reached,
            String speed,
            String left,
            Instant startedAt,
            String startedText,
            @Nullable Instant finishedAt,
            @Nullable String finishedText,
            @Nullable String failed) {}

    private Rows rows(Locale language) {
        var rows = endpoint.all().stream().map(status -> row(status, language)).toList();
        return new Rows(
                rows,
                Integer.toHexString(rows.hashCode()),
                rows.stream().anyMatch(row -> row.state == State.Rebuilding));
    }

    private One one(String name, Locale language) {
        var row = row(endpoint.one(name), language);
        var segments =
                projections.holdings(name).stream().map(OperatorPage::segment).toList();
        return new One(
                row, segments, Integer.toHexString(Objects.hash(row, segments)), row.state() == State.Rebuilding);
    }

    private Row row(Status status, Locale language) {
        var holdings = projections.holdings(status.name());
        long here = holdings.stream().filter(Holding::here).count();
        long nobody =
                holdings.stream().filter(holding -> holding.node() == null).count();
        var stage = status.rebuild();
        return new Row(
                status.name(),
                status.state(),
                status.state() == State.Running || status.state() == State.Rebuilding,
                whole(status.position(), language),
                whole(status.head(), language),
                text(
                        "page.operator.behind",
                        language,
                        status.lagEvents(),
                        span(Duration.ofMillis(Math.round(status.lagSeconds() * SECONDS)), language)),
                text("page.operator.nodes", language, here, holdings.size() - here - nobody, nobody),
                projections.errors(status.name()),
                status.parked(),
                stage == null ? null : rebuild(stage, status.state() == State.Rebuilding, language));
    }

    private RebuildView rebuild(Step stage, boolean running, Locale language) {
        var finishedAt = stage.finishedAt();
        double seconds = Duration.between(stage.startedAt(), clock.instant()).toMillis() / SECONDS;
        double rate = seconds > 0 ? stage.position() / seconds : 0;
        boolean told = running && stage.phase() == Phase.Folding && rate >= 1;
        var left = told
                ? span(Duration.ofSeconds(Math.round(Math.max(0, stage.target() - stage.position()) / rate)), language)
                : "";
        return new RebuildView(
                text("page.operator.phase." + stage.phase(), language),
                running ? (int) Math.min(100, 100 * stage.position() / Math.max(1, stage.target())) : null,
                text("page.operator.reached", language, stage.position(), stage.target()),
                told ? text("page.operator.rate", language, Math.round(rate), left) : "",
                told ? text("page.operator.left", language, left) : "",
                stage.startedAt(),
                moment(stage.startedAt(), language),
                finishedAt,
                finishedAt == null ? null : moment(finishedAt, language),
                stage.failed());
    }

    /**
     * A rebuild that goes on, as its view tells it.
     *
     * @param name of the projection
     */
    record Underway(String name, String phase, int percent, String reached, String speed, String left) {}

    List<Underway> underway(Locale language) {
        return projections.names().stream()
                .filter(projections::rebuilding)
                .flatMap(name -> projections.lastRebuild(name).stream()
                        .map(stage -> rebuild(stage, true, language))
                        .map(view -> new Underway(
                                name,
                                view.phase(),
                                Objects.requireNonNullElse(view.percent(), 0),
                                view.reached(),
                                view.speed(),
                                view.left())))
                .toList();
    }

    private String text(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }

    /** As {@code Sentences} writes moments; the pages' own package stands on this one. */
    private static String moment(Instant moment, Locale language) {
        var pattern = language.getLanguage().equals("id") ? "d MMMM uuuu HH.mm zzz" : "d MMMM uuuu HH:mm zzz";
        return DateTimeFormatter.ofPattern(pattern, language).format(moment.atZone(ZONE));
    }

    private static String whole(long number, Locale language) {
        return NumberFormat.getIntegerInstance(language).format(number);
    }

    /** In the largest unit that says something. */
    private String span(Duration time, Locale language) {
        if (time.toDays() > 0) {
            return text("page.operator.days", language, time.toDays());
        }
        if (time.toHours() > 0) {
            return text("page.operator.hours", language, time.toHours());
        }
        return time.toMinutes() > 0
                ? text("page.operator.minutes", language, time.toMinutes())
                : text("page.operator.seconds", language, time.toSeconds());
    }

    /** @param node the first digits of its name; absent while nobody works on it */
    record SegmentRow(int number, @Nullable String node, boolean here, long position) {}

    private static SegmentRow segment(Holding holding) {
        var node = holding.node();
        return new SegmentRow(
                holding.segment(),
                node == null ? null : node.toString().substring(0, 8),
                holding.here(),
                holding.position());
    }

    /** An event that waits: its type and its position, and nothing of what stands in it. */
    record LetterRow(
            long position,
            @Nullable String type,
            String error,
            int attempts,
            Instant since,
            String sinceText,
            Instant next,
            String nextText) {}

    private LetterRow letter(Letter letter, Locale language) {
        return new LetterRow(
                letter.position(),
                letter.type(),
                letter.error(),
                letter.attempts(),
                letter.parkedAt(),
                moment(letter.parkedAt(), language),
                letter.nextRetryAt(),
                moment(letter.nextRetryAt(), language));
    }

    /** The parts of the service, each with how it is; no details, which may name addresses. */
    private Map<String, String> health() {
        var parts = new LinkedHashMap<String, String>();
        var all = health.health();
        parts.put("", all.getStatus().getCode());
        if (all instanceof CompositeHealthDescriptor composite) {
            Map<String, HealthDescriptor> components = Objects.requireNonNullElse(composite.getComponents(), Map.of());
            components.keySet().stream()
                    .sorted()
                    .forEach(name -> parts.put(
                            name,
                            Objects.requireNonNull(components.get(name))
                                    .getStatus()
                                    .getCode()));
        }
        return parts;
    }
}
