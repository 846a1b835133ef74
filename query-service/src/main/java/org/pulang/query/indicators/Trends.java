package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.indicators.Answers.Answer;
import org.pulang.query.page.LawChanges;
import org.pulang.query.page.LawChanges.LawChange;

/** What an indicator came to at the ends of quarters, as a table. */
final class Trends {

    private static final int MONTHS_IN_QUARTER = 3;

    private Trends() {}

    /**
     * At the end of a quarter.
     *
     * @param median absent where no value belongs to the indicator
     * @param laws numbers of those that changed in the quarter
     */
    record Row(
            LocalDate day,
            String quarter,
            String numerator,
            String denominator,
            String share,
            @Nullable String median,
            List<Integer> laws) {}

    /** @param laws of the time that is shown */
    static List<Row> of(Answer answer, String id, List<LawChange> laws, Numbers numbers, Wording wording) {
        var measure = Catalogue.measure(id).orElseThrow();
        return answer.trends().getOrDefault(id, List.of()).stream()
                .map(quarter -> new Row(
                        quarter.asOf(),
                        "%d/%d"
                                .formatted(
                                        (quarter.asOf().getMonthValue() + 2) / 3,
                                        quarter.asOf().getYear()),
                        numbers.sum(quarter.numerator()),
                        numbers.sum(quarter.denominator()),
                        share(measure, quarter.share(), numbers),
                        median(measure, quarter.median(), numbers, wording),
                        LawChanges.numbers(
                                laws,
                                quarter.asOf()
                                        .plusDays(1)
                                        .minusMonths(MONTHS_IN_QUARTER)
                                        .minusDays(1),
                                quarter.asOf())))
                .toList();
    }

    private static String share(Measure measure, @Nullable Double share, Numbers numbers) {
        if (share == null || (!measure.parted() && !FigureViews.isRate(measure.id()))) {
            return Numbers.NONE;
        }
        return FigureViews.isRate(measure.id())
                ? numbers.decimal(BigDecimal.valueOf(share), 1)
                : numbers.percent(share);
    }

    private static @Nullable String median(
            Measure measure, @Nullable BigDecimal median, Numbers numbers, Wording wording) {
        return measure.unit() == null ? null : wording.valued(measure.unit(), median, numbers);
    }
}
