package org.pulang.query.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.instrument.Instrument;
import org.pulang.instrument.Instruments;
import org.pulang.query.casefile.AssessmentTrend.Step;
import org.pulang.query.casefile.AssessmentsPart.Assessment;
import org.pulang.query.page.LawChanges;
import org.pulang.query.page.LawChanges.LawChange;
import org.pulang.query.page.Sentences;
import org.pulang.query.page.Sparkline;
import org.pulang.query.page.Sparkline.Reading;
import org.pulang.query.page.Sparkline.Shape;
import org.pulang.vocabulary.DimensionScore;
import org.pulang.vocabulary.InstrumentDimension;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How a person's answers changed, as small curves beside each other: one for the whole and one for each dimension, all on their own scale. */
@Component
class Trends {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Instruments instruments;
    private final Sentences sentences;
    private final MessageSource messages;
    private final LawChanges laws;

    Trends(Instruments instruments, Sentences sentences, MessageSource messages, LawChanges laws) {
        this.instruments = instruments;
        this.sentences = sentences;
        this.messages = messages;
        this.laws = laws;
    }

    /**
     * The curves of one instrument version, and the same as a table; texts are in the reader's language.
     *
     * @param rows the day first, then a cell for each curve
     * @param laws that changed between the first assessment and the last
     */
    record Trend(String title, List<Small> curves, List<List<String>> rows, List<LawChange> laws) {}

    /**
     * A curve.
     *
     * @param latest with the change since the reading before, where there is one
     * @param line labelled with all readings in words
     */
    record Small(String label, String latest, Sparkline line) {}

    /** Versions are never joined: they asked something else. Of each instrument the version used last. */
    List<Trend> of(CaseFile file, Locale language) {
        return AssessmentTrend.of(file.assessments.assessments).stream()
                .map(trend -> trend(trend, language))
                .toList();
    }

    private Trend trend(AssessmentTrend trend, Locale language) {
        var version = trend.latest().recorded().event().instrument();
        var same = trend.steps().stream()
                .map(Step::assessment)
                .filter(one -> one.recorded().event().instrument().equals(version))
                .toList();
        var definition = instruments.find(version).map(Instrument::definition);
        var changes = laws.along(
                same.stream().map(one -> one.recorded().event().assessedOn()).toList(), language);
        var curves = new ArrayList<Small>();
        var columns = new ArrayList<Function<Assessment, @Nullable BigDecimal>>();
        columns.add(one -> one.score().composite());
        curves.add(small(
                message("label.score", language), same, columns.get(0), BigDecimal.ZERO, HUNDRED, changes, language));
        definition.ifPresent(known -> {
            var scoring = known.scoring();
            for (var dimension : scoring.dimensions()) {
                Function<Assessment, @Nullable BigDecimal> value = one -> mean(one, dimension);
                columns.add(value);
                curves.add(small(
                        dimension.title().in(language),
                        same,
                        value,
                        BigDecimal.valueOf(scoring.lowest()),
                        BigDecimal.valueOf(scoring.highest()),
                        changes,
                        language));
            }
        });
        return new Trend(
                definition
                        .map(known -> known.title().in(language) + " · " + version)
                        .orElseGet(version::toString),
                curves,
                same.stream().map(one -> row(one, columns, language)).toList(),
                changes);
    }

    private List<String> row(
            Assessment assessment, List<Function<Assessment, @Nullable BigDecimal>> columns, Locale language) {
        var cells = new ArrayList<String>();
        cells.add(sentences.text(assessment.recorded().event().assessedOn(), language));
        columns.forEach(column -> cells.add(sentences.text(column.apply(assessment), language)));
        return cells;
    }

    private static @Nullable BigDecimal mean(Assessment assessment, InstrumentDimension dimension) {
        return assessment.score().dimensions().stream()
                .filter(score -> score.dimension().equals(dimension.code()))
                .findFirst()
                .map(DimensionScore::mean)
                .orElse(null);
    }

    private Small small(
            String label,
            List<Assessment> assessments,
            Function<Assessment, @Nullable BigDecimal> value,
            BigDecimal lowest,
            BigDecimal highest,
            List<LawChange> changes,
            Locale language) {
        var readings = new ArrayList<Scored>();
        for (var assessment : assessments) {
            var read = value.apply(assessment);
            if (read != null) {
                readings.add(new Scored(assessment.recorded().event().assessedOn(), read));
            }
        }
        var summary = label + ": "
                + (readings.isEmpty()
                        ? message("label.tooFewAnswers", language)
                        : readings.stream()
                                .map(reading -> "%s (%s)"
                                        .formatted(
                                                sentences.text(reading.value(), language),
                                                sentences.text(reading.day(), language)))
                                .collect(Collectors.joining(", ")));
        // A curve begins and ends where it has readings.
        var marked = readings.isEmpty()
                ? List.<LawChange>of()
                : changes.stream()
                        .filter(change -> !change.day().isBefore(readings.get(0).day())
                                && !change.day()
                                        .isAfter(readings.get(readings.size() - 1)
                                                .day()))
                        .toList();
        var lawsToo = laws.sentence(marked, language);
        return new Small(
                label,
                latest(readings, language),
                Sparkline.of(
                        Shape.Curve,
                        readings.stream()
                                .map(reading -> new Reading(
                                        reading.day(), reading.value().doubleValue()))
                                .toList(),
                        lowest.doubleValue(),
                        highest.doubleValue(),
                        marked.stream().map(LawChange::day).toList(),
                        lawsToo == null ? summary : summary + ". " + lawsToo));
    }

    private record Scored(LocalDate day, BigDecimal value) {}

    private String latest(List<Scored> readings, Locale language) {
        if (readings.isEmpty()) {
            return message("label.tooFewAnswers", language);
        }
        var last = readings.get(readings.size() - 1).value();
        if (readings.size() == 1) {
            return sentences.text(last, language);
        }
        var change = last.subtract(readings.get(readings.size() - 2).value());
        return "%s (%s%s)"
                .formatted(
                        sentences.text(last, language),
                        change.signum() > 0 ? "+" : "",
                        sentences.text(change, language));
    }

    private String message(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
