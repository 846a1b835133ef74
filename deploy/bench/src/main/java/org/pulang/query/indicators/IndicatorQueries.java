package org.pulang.query.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.pulang.query.access.Visible;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.replay.Projection;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.TypeOfExploitation;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The indicators of the query service as its endpoint asks for them, for the benchmark; here because nobody else needs them outside their package. */
public final class IndicatorQueries {

    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.ByGender,
            Dimension.ByAgeBand,
            Dimension.ByProvince,
            Dimension.ByRegency,
            Dimension.ByExploitationType,
            Dimension.ByYear);

    private final Measures measures;
    private final LocalDate today;

    /** @param today the day on which is asked */
    public IndicatorQueries(DataSource database, LocalDate today) {
        var moment = new TransactionTemplate(new JdbcTransactionManager(database));
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.measures = new Measures(new FactsInMemory(new JdbcTemplate(database), read -> {
            moment.executeWithoutResult(transaction -> read.run());
            return true;
        }));
        this.today = today;
    }

    public static Projection projection() {
        return new IndicatorsProjection();
    }

    /** Every indicator that is a number. */
    public static List<String> ids() {
        return Catalogue.measures().map(Measure::id).toList();
    }

    /** What may be asked of an indicator or a theme. */
    public enum Kind {
        PLAIN("of all cases"),
        FILTERED("of the cases that a filter leaves"),
        BROKEN_DOWN("broken down by a dimension"),
        PAST("as of a past day"),
        TREND("with its trend");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** One question about an indicator, or about a whole theme with its curves and flows, as drawn. */
    public void ask(String name, Kind kind, Random random) {
        var asked = Answers.asked(name);
        var basis = kind == Kind.PAST
                ? new Basis(today.minusDays(1L + random.nextInt(1_500)), true)
                : new Basis(today, false);
        var by = kind == Kind.BROKEN_DOWN ? DIMENSIONS.get(random.nextInt(DIMENSIONS.size())) : null;
        var filter = filter(kind, random);
        measures.figures(
                new Question(basis, filter, Visible.EVERY_CASE, by), asked.measures(), asked.curves(), asked.flows());
        if (kind == Kind.TREND) {
            for (var quarter : basis.quarters()) {
                measures.figures(
                        new Question(quarter, filter, Visible.EVERY_CASE, null), asked.measures(), List.of(), false);
            }
        }
    }

    private IndicatorsFilter filter(Kind kind, Random random) {
        int which = kind == Kind.FILTERED ? random.nextInt(4) : -1;
        return new IndicatorsFilter(
                List.of(),
                which == 0 ? new PartialDate(String.valueOf(today.getYear() - random.nextInt(4))) : null,
                null,
                which == 1 ? new AreaCode(String.valueOf(31 + random.nextInt(5))) : null,
                which == 2 ? pick(random) : null,
                null,
                null,
                null,
                which == 3 ? TypeOfExploitation.SexualExploitation : null,
                null);
    }

    private static Gender pick(Random random) {
        return random.nextBoolean() ? Gender.Feminine : Gender.Masculine;
    }
}
