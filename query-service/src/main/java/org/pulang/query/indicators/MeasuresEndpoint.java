package org.pulang.query.indicators;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.indicators.Measures.Behind;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.page.Listing;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.PartialDate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/indicators/{indicator}}: the indicators of a theme, one of them, a curve or the flows, each with its definition; {@code …/cases}: the
 * cases behind a number, for those who may see cases.
 */
@RestController
class MeasuresEndpoint {

    private final Measures measures;
    private final Answers answers;

    MeasuresEndpoint(Measures measures, Answers answers) {
        this.measures = measures;
        this.answers = answers;
    }

    /**
     * @param knownBy only what was recorded by the end of this day, or of this month's or year's last, counts
     * @param by a dimension, as in {@code gender}; {@code month}, {@code quarter} and {@code year} of first contact give a series; none
     *     with a curve or the flows
     * @param trend whether it is told as of the ends of the last eight quarters, too
     */
    @GetMapping("/api/indicators/{indicator}")
    ResponseEntity<Answers.Answer> indicators(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @PathVariable("indicator") String name,
            @ModelAttribute IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(defaultValue = "false") boolean trend,
            Locale language) {
        var question = new Question(answers.basis(knownBy), filter, visible, Answers.dimension(by));
        return ResponseEntity.ok()
                .eTag("\"%d-%s\"".formatted(asOf.position(), question.basis().today()))
                .body(answers.answer(asOf, reader, question, Answers.asked(name), by, trend, language));
    }

    /**
     * The cases behind the numerator, or the denominator, of an indicator or one of its groups, by id; behind a point of a curve, or a
     * link of the flows.
     *
     * @param group see {@link Listed#of}
     */
    @GetMapping("/api/indicators/{indicator}/cases")
    ResponseEntity<Listing<Behind>> cases(
            AsOf asOf,
            Visible visible,
            Read read,
            @PathVariable("indicator") String name,
            @ModelAttribute IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(defaultValue = "Numerator") Part of,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        var dimension = Answers.dimension(by);
        var rows = measures.cases(
                new Question(answers.basis(knownBy), filter, visible, dimension),
                Listed.of(name, of == Part.Numerator, group, dimension),
                after,
                limit + 1);
        read.lists(rows, limit, Behind::caseId);
        return Listing.untagged(asOf, rows, limit, row -> row.caseId().toString());
    }

    /** Of an indicator. */
    enum Part {
        Numerator,
        Denominator
    }
}
