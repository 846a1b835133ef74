package org.pulang.query.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pulang.access.StepUp;
import org.pulang.query.access.OwnToken;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.export.ExportsEndpoint.Ask;
import org.pulang.query.page.PageText;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.store.EventJson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** The form behind “take away as CSV”: what was seen on a page goes through {@link ExportsEndpoint}, with its reason and its log. */
@Controller
class ExportsPage {

    private static final String SHEET = "indicators";

    /** Which cases are counted: a page's filter, by the names that the sheet's filter has for its parts. */
    private static final List<String> OF_CASES = List.of(
            "from", "to", "province", "gender", "citizenship", "regency", "ageBand", "exploitation", "organisation");

    private static final List<String> OF_FIGURES = List.of("indicator", "by", "asOf");
    private static final String PROVENANCE = "provenance";

    /** By the machine's clock, as tokens are. */
    private static final Clock MACHINE = Clock.systemUTC();

    private final ExportsEndpoint exports;
    private final OwnToken tokens;
    private final PageText text;

    ExportsPage(ExportsEndpoint exports, OwnToken tokens, PageText text) {
        this.exports = exports;
        this.tokens = tokens;
        this.text = text;
    }

    /** Whoever did not prove lately, and surely, who they are, is first led there and comes back here, once. */
    @GetMapping("/exports/indicators")
    String form(Visible visible, Reader reader, HttpServletRequest request, Locale language, Model model) {
        var chosen = chosen(request);
        boolean proven = StepUp.isFresh(reader.acr(), reader.authTime(), MACHINE.instant());
        model.addAttribute("chosen", chosen);
        model.addAttribute("reasons", labels(Reason.values(), language));
        model.addAttribute("formats", labels(Format.values(), language));
        model.addAttribute("signIn", proven ? null : tokens.signInAgain(request, here(chosen), true));
        return "analysis/export";
    }

    private Map<String, String> labels(Enum<?>[] codes, Locale language) {
        var labels = new LinkedHashMap<String, String>();
        for (var code : codes) {
            labels.put(
                    code.name(),
                    text.of(
                            "page.analysis.export.%s.%s"
                                    .formatted(code.getDeclaringClass().getSimpleName(), code.name()),
                            language));
        }
        return labels;
    }

    /** What the page before had chosen, and nothing else of the address. */
    private static Map<String, List<String>> chosen(HttpServletRequest request) {
        var chosen = new LinkedHashMap<String, List<String>>();
        for (var names : List.of(OF_FIGURES, List.of(PROVENANCE), OF_CASES)) {
            for (var name : names) {
                var values = request.getParameterValues(name);
                if (values != null) {
                    var said = Arrays.stream(values)
                            .filter(value -> !value.isBlank())
                            .toList();
                    if (!said.isEmpty()) {
                        chosen.put(name, said);
                    }
                }
            }
        }
        return chosen;
    }

    private static String here(Map<String, List<String>> chosen) {
        var address = UriComponentsBuilder.fromPath("/exports/indicators");
        chosen.forEach((name, values) -> address.queryParam(name, values));
        return address.toUriString();
    }

    @PostMapping("/exports/indicators")
    void export(
            @RequestParam Format format,
            @RequestParam Reason reason,
            @RequestParam(defaultValue = "false") boolean bom,
            @RequestParam(defaultValue = "false") boolean hxl,
            Reader reader,
            Visible visible,
            Read read,
            AsOf asOf,
            HttpServletRequest request,
            HttpServletResponse response) {
        var ask = new Ask(
                format,
                reason,
                filter(chosen(request)),
                // A box that does not go with the format was left ticked.
                bom && format == Format.Csv,
                hxl && format != Format.Ndjson);
        exports.export(exports.found(SHEET), ask, reader, visible, read, asOf, response);
    }

    private static JsonNode filter(Map<String, List<String>> chosen) {
        if (!chosen.containsKey("indicator")) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "indicator");
        }
        var filter = EventJson.INCOMING.createObjectNode();
        var cases = EventJson.INCOMING.createObjectNode();
        chosen.forEach((name, values) -> {
            if (OF_FIGURES.contains(name)) {
                filter.put(name, values.get(0));
            } else if (name.equals(PROVENANCE)) {
                var all = cases.putArray(name);
                values.forEach(all::add);
            } else {
                cases.put(name, values.get(0));
            }
        });
        filter.set("cases", cases);
        return filter;
    }
}
