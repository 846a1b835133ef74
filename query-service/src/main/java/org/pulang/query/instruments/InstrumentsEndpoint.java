package org.pulang.query.instruments;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.instrument.InstrumentDefinition.RiskRule;
import org.pulang.instrument.Scoring;
import org.pulang.query.page.Listing;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.InstrumentVersion;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The instruments there are: what each asks, how it scores, and what its answers have to look like. */
@RestController
@RequestMapping("/api/instruments")
class InstrumentsEndpoint {

    private static final MediaType SCHEMA = new MediaType("application", "schema+json");

    private final Library library;

    InstrumentsEndpoint(Library library) {
        this.library = library;
    }

    /** By code and version. */
    @GetMapping
    ResponseEntity<Listing<InstrumentEntry>> list(
            AsOf asOf,
            @RequestParam(required = false) @Nullable InstrumentId after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return Listing.answer(
                asOf,
                library.list(after, limit + 1),
                limit,
                entry -> entry.instrumentId().value());
    }

    /** One version with all that it asks. */
    record Whole(
            InstrumentEntry instrument,
            @Nullable BilingualText note,
            List<InstrumentLevel> levels,
            List<InstrumentItem> items,
            Scoring scoring,
            List<RiskRule> riskRules) {}

    @GetMapping("/{code}/versions/{version}")
    Whole one(@PathVariable String code, @PathVariable int version) {
        var found = find(code, version);
        var definition = found.instrument().definition();
        return new Whole(
                found.entry(),
                definition.note(),
                definition.levels(),
                definition.items(),
                definition.scoring(),
                definition.riskRules());
    }

    /** The JSON Schema (2020-12) of the list of answers. */
    @GetMapping("/{code}/versions/{version}/schema")
    ResponseEntity<byte[]> schema(@PathVariable String code, @PathVariable int version) {
        var schema = find(code, version).instrument().definition().answers();
        return ResponseEntity.ok().contentType(SCHEMA).body(EventJson.MAPPER.writeValueAsBytes(schema));
    }

    private Library.Found find(String code, int version) {
        try {
            return library.look(new InstrumentVersion(new InstrumentCode(code), version))
                    .orElseThrow(() -> new ProblemFound(Problem.INSTRUMENT_UNKNOWN));
        } catch (IllegalArgumentException e) {
            throw new ProblemFound(Problem.INSTRUMENT_UNKNOWN);
        }
    }
}
