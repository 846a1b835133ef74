package org.pulang.query.indicators;

import java.util.Locale;
import java.util.Map;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.replay.AsOf;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/indicators}: every figure with its definition, for the cases that the filter leaves. */
@RestController
class IndicatorsEndpoint {

    private final Indicators indicators;
    private final Wording wording;

    IndicatorsEndpoint(Indicators indicators, Wording wording) {
        this.indicators = indicators;
        this.wording = wording;
    }

    @GetMapping("/api/indicators")
    ResponseEntity<Answer> indicators(
            AsOf asOf, Visible visible, Reader reader, @ModelAttribute IndicatorsFilter filter, Locale language) {
        var figures = indicators.shown(filter, visible, reader);
        return ResponseEntity.ok()
                .eTag("\"" + asOf.position() + "\"")
                .body(new Answer(
                        asOf,
                        filter,
                        figures.counts(),
                        figures.timeToAssessmentDays(),
                        figures.followUps(),
                        wording.labels(figures.counts(), language),
                        wording.definitions()));
    }

    /**
     * What analysts get.
     *
     * @param labels of the codes, by figure, in the reader's language
     * @param definitions by figure and language
     */
    record Answer(
            AsOf asOf,
            IndicatorsFilter filter,
            ShownFigures.Counts counts,
            ShownFigures.Time timeToAssessmentDays,
            ShownFigures.FollowUps followUps,
            Map<String, Map<String, String>> labels,
            Map<String, Map<String, Definition>> definitions) {}
}
