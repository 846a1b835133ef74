package org.pulang.query.indicators;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pulang.query.indicators.Answers.Answer;
import org.pulang.query.indicators.Answers.Indicator;
import org.pulang.query.indicators.Measures.Flow;
import org.pulang.vocabulary.AssessmentDomain;

/**
 * Options of ECharts for an answer: only what it tells, so what the floor hides is a gap here, too. Tooltips are drawn and not written as
 * HTML, for which the policy for content has no room.
 */
final class Charts {

    /** What ECharts takes for no value. */
    private static final String GAP = "-";

    private static final int YEAR = 12;

    /** In addresses, and of the picture's place. */
    static final String RADAR = "radar";

    static final String DOMAINS = "domains";

    /** Two axes make a line. */
    private static final int LEAST_AXES = 3;

    /** Letters beside an axis. */
    private static final int LINE = 12;

    private final Wording wording;
    private final Numbers numbers;

    Charts(Wording wording, Locale language) {
        this.wording = wording;
        this.numbers = new Numbers(language);
    }

    /**
     * By the id of the picture's place on the page.
     *
     * @param radar whether the twelve domains are drawn as a net, too
     */
    Map<String, Object> of(Answer answer, boolean radar) {
        var charts = new LinkedHashMap<String, Object>();
        answer.curves().forEach((id, points) -> charts.put(id, curve(id, points)));
        charts.put(Catalogue.FLOWS, flows(answer.flows()));
        if (radar) {
            domains(answer).ifPresent(indicator -> charts.put(RADAR, radar(axes(indicator))));
        }
        return charts;
    }

    /** The twelve domains of life, where they are told of. */
    static Optional<Indicator> domains(Answer answer) {
        return answer.indicators().stream()
                .filter(indicator -> indicator.id().equals(DOMAINS))
                .findFirst();
    }

    /** A domain whose share is told. */
    private record Axis(String label, double share) {}

    /** What is not told has no axis: a net joins its corners, and would show it as none. */
    private static List<Axis> axes(Indicator domains) {
        return domains.groups().values().stream()
                .flatMap(group -> Stream.ofNullable(group.share()).map(share -> new Axis(group.label(), share)))
                .toList();
    }

    private Map<String, Object> radar(List<Axis> axes) {
        return Map.of(
                "animation",
                false,
                "tooltip",
                Map.of("trigger", "item", "renderMode", "richText", "confine", true),
                "radar",
                Map.of(
                        "radius",
                        "48%",
                        "indicator",
                        axes.stream()
                                .map(axis -> Map.of("name", inLines(axis.label()), "min", 0, "max", 100))
                                .toList()),
                "series",
                List.of(Map.of(
                        "type",
                        "radar",
                        "data",
                        axes.size() < LEAST_AXES
                                ? List.of()
                                : List.of(Map.of(
                                        "name",
                                        text("page.analysis.radar.title"),
                                        "value",
                                        axes.stream()
                                                .map(axis -> percent(axis.share()))
                                                .toList())))));
    }

    /** So that it has room beside the net on a phone. */
    private static String inLines(String label) {
        var lines = new StringBuilder();
        int length = 0;
        for (var word : label.split(" ", -1)) {
            boolean full = length > 0 && length + word.length() > LINE;
            if (length > 0) {
                lines.append(full ? '\n' : ' ');
            }
            lines.append(word);
            length = word.length() + (full || length == 0 ? 0 : length + 1);
        }
        return lines.toString();
    }

    /** The net in a sentence: where most people stand better, where fewest, and how many domains have no axis. */
    static String summaryOfRadar(Indicator domains, Wording wording, Numbers numbers) {
        var axes = axes(domains);
        if (axes.size() < LEAST_AXES) {
            return wording.message("page.analysis.radar.nothing", numbers.language());
        }
        var most = Collections.max(axes, Comparator.comparingDouble(Axis::share));
        var least = Collections.min(axes, Comparator.comparingDouble(Axis::share));
        return wording.message(
                "page.analysis.radar.summary",
                numbers.language(),
                most.label(),
                numbers.percent(most.share()),
                least.label(),
                numbers.percent(least.share()),
                AssessmentDomain.values().length - axes.size());
    }

    private Map<String, Object> curve(String id, List<Floor.Point> points) {
        var months = new ArrayList<String>();
        var shares = new ArrayList<Object>();
        var low = new ArrayList<Object>();
        var height = new ArrayList<Object>();
        for (var point : points) {
            months.add("%d\n%s".formatted(point.months(), numbers.whole(point.atRisk())));
            var band = Band.of(point);
            var without = point.without();
            shares.add(without == null ? GAP : percent(without));
            low.add(band.<Object>map(one -> percent(one.low())).orElse(GAP));
            height.add(band.<Object>map(one -> percent(one.high() - one.low())).orElse(GAP));
        }
        return Map.of(
                "animation",
                false,
                "grid",
                Map.of("left", 56, "right", 16, "top", 16, "bottom", 64),
                "tooltip",
                Map.of("trigger", "axis", "renderMode", "richText", "confine", true),
                "xAxis",
                Map.of(
                        "type",
                        "category",
                        "boundaryGap",
                        false,
                        "data",
                        months,
                        "name",
                        text("page.analysis.curve.axis"),
                        "nameLocation",
                        "middle",
                        "nameGap",
                        42),
                "yAxis",
                Map.of("type", "value", "min", 0, "max", 100, "axisLabel", Map.of("formatter", "{value} %")),
                "series",
                List.of(
                        band(low, Map.of("opacity", 0)),
                        band(height, Map.of("opacity", 0.25)),
                        Map.of(
                                "type",
                                "line",
                                "name",
                                text("indicator.%s.title".formatted(id)),
                                "step",
                                "end",
                                "symbolSize",
                                6,
                                "data",
                                shares)));
    }

    private static Map<String, Object> band(List<Object> data, Map<String, Object> area) {
        return Map.of(
                "type",
                "line",
                "stack",
                "band",
                "step",
                "end",
                "silent",
                true,
                "symbol",
                "none",
                "lineStyle",
                Map.of("opacity", 0),
                "areaStyle",
                area,
                "tooltip",
                Map.of("show", false),
                "data",
                data);
    }

    private Map<String, Object> flows(List<Flow> flows) {
        return Map.of(
                "animation",
                false,
                "tooltip",
                Map.of("trigger", "item", "renderMode", "richText", "confine", true),
                "series",
                List.of(Map.of(
                        "type",
                        "sankey",
                        "draggable",
                        false,
                        "left",
                        8,
                        "right",
                        120,
                        "top",
                        8,
                        "bottom",
                        8,
                        "data",
                        flows.stream()
                                .flatMap(flow -> Stream.of(flow.from(), flow.to()))
                                .distinct()
                                .map(stage -> Map.of("name", stage(stage, wording, numbers.language())))
                                .toList(),
                        "links",
                        flows.stream()
                                .map(flow -> Map.of(
                                        "source",
                                        stage(flow.from(), wording, numbers.language()),
                                        "target",
                                        stage(flow.to(), wording, numbers.language()),
                                        "value",
                                        flow.cases()))
                                .toList())));
    }

    private static double percent(double share) {
        return Math.round(1000 * share) / 10.0;
    }

    private String text(String key) {
        return wording.message(key, numbers.language());
    }

    /** What a stage on the way of a case is called. */
    static String stage(String name, Wording wording, Locale language) {
        return wording.message("page.analysis.stage." + name, language);
    }

    /** Two stages next to each other: {@code Assessed-Planned}. */
    static String link(String group, Wording wording, Locale language) {
        return Stream.of(group.split("-", -1))
                .map(stage -> stage(stage, wording, language))
                .collect(joining(" → "));
    }

    /** A curve in a sentence, for those who do not see it. */
    static String summary(String id, List<Floor.Point> points, Wording wording, Numbers numbers) {
        var last = points.stream()
                .filter(point -> point.without() != null)
                .reduce((one, other) -> other)
                .orElse(null);
        var without = last == null ? null : last.without();
        if (last == null || without == null) {
            return wording.message("page.analysis.curve.nothing", numbers.language());
        }
        var year = points.stream()
                .filter(point -> point.months() == YEAR && point.without() != null)
                .map(Floor.Point::without)
                .findFirst();
        return wording.message(
                "page.analysis.curve.%s.summary".formatted(id),
                numbers.language(),
                year.map(numbers::percent).orElse(Numbers.NONE),
                last.months(),
                numbers.percent(without));
    }

    /** The ways in a sentence: where most go. */
    static String summaryOfFlows(List<Flow> flows, Wording wording, Numbers numbers) {
        return flows.stream()
                .reduce((one, other) -> other.cases() > one.cases() ? other : one)
                .map(most -> wording.message(
                        "page.analysis.flows.summary",
                        numbers.language(),
                        flows.size(),
                        stage(most.from(), wording, numbers.language()),
                        stage(most.to(), wording, numbers.language()),
                        numbers.whole(most.cases())))
                .orElseGet(() -> wording.message("page.analysis.flows.nothing", numbers.language()));
    }
}
