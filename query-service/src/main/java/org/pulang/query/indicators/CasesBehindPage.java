package org.pulang.query.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Visible;
import org.pulang.query.indicators.Measures.Behind;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.indicators.MeasuresEndpoint.Part;
import org.pulang.query.page.Sentences;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The cases behind a number, for those who may see cases: those of {@code GET /api/indicators/{indicator}/cases}, by their numbers. */
@Controller
class CasesBehindPage {

    private static final int ROWS = 50;

    private final Measures measures;
    private final Answers answers;
    private final NumbersOfCases numbers;
    private final Wording wording;
    private final Sentences sentences;

    CasesBehindPage(Measures measures, Answers answers, NumbersOfCases numbers, Wording wording, Sentences sentences) {
        this.measures = measures;
        this.answers = answers;
        this.numbers = numbers;
        this.wording = wording;
        this.sentences = sentences;
    }

    /** @param group see {@link Listed#of} */
    @GetMapping("/analysis/indicators/{indicator}/cases")
    String cases(
            AsOf asOf,
            Visible visible,
            Read read,
            @PathVariable("indicator") String name,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(defaultValue = "Numerator") Part of,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable UUID after,
            Locale language,
            Model model) {
        var dimension = Answers.dimension(by);
        var question = new Question(answers.basis(knownBy), filter, visible, dimension);
        var rows = measures.cases(question, Listed.of(name, of == Part.Numerator, group, dimension), after, ROWS + 1);
        read.lists(rows, ROWS, Behind::caseId);
        var address = new Address(filter, knownBy);
        var here = UriComponentsBuilder.fromUriString(address.behind(name, of, by, group));
        show(
                wording.message("indicator.%s.title".formatted(name), language),
                wording.message("indicator.%s.%s".formatted(name, part(of)), language),
                group == null ? null : label(name, dimension, group, language),
                address.of("/analysis/indicators/" + page(name)),
                here,
                rows,
                visible,
                after,
                question.basis(),
                asOf,
                language,
                model);
        return "analysis/cases";
    }

    /** Behind a number of cases. */
    @GetMapping("/analysis/cases")
    String ofAGroup(
            AsOf asOf,
            Visible visible,
            Read read,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam String by,
            @RequestParam String group,
            @RequestParam(required = false) @Nullable UUID after,
            Locale language,
            Model model) {
        var dimension = Dimension.named(by).orElseThrow(() -> new ProblemFound(Problem.BAD_PARAMETER, "by"));
        var question = new Question(answers.basis(knownBy), filter, visible, null);
        var rows = measures.cases(question, Listed.of(dimension, group), after, ROWS + 1);
        read.lists(rows, ROWS, Behind::caseId);
        var address = new Address(filter, knownBy);
        var words = wording.definition(dimension.figure(), language);
        show(
                words.title(),
                words.numerator(),
                label(dimension, group, language),
                address.of("/"),
                UriComponentsBuilder.fromUriString(address.behind(dimension, group)),
                rows,
                visible,
                after,
                question.basis(),
                asOf,
                language,
                model);
        return "analysis/cases";
    }

    /** Of a worker's open cases. */
    @GetMapping("/analysis/caseload/cases")
    String ofWorker(
            AsOf asOf,
            Visible visible,
            Read read,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            @RequestParam(required = false) @Nullable StaffId owner,
            @RequestParam(required = false) @Nullable UUID after,
            Locale language,
            Model model) {
        var question = new Question(answers.basis(knownBy), filter, visible, null);
        var rows = measures.cases(question, Workers.openCasesOf(owner), after, ROWS + 1);
        read.lists(rows, ROWS, Behind::caseId);
        var address = new Address(filter, knownBy);
        var here = address.to("/analysis/caseload/cases");
        if (owner != null) {
            here.queryParam("owner", owner);
        }
        show(
                wording.message("page.analysis.caseload.title", language),
                wording.message("page.analysis.caseload.open", language),
                owner == null ? null : owner.value(),
                address.of("/analysis/caseload"),
                here,
                rows,
                visible,
                after,
                question.basis(),
                asOf,
                language,
                model);
        return "analysis/cases";
    }

    private void show(
            String title,
            String counted,
            @Nullable String group,
            String back,
            UriComponentsBuilder here,
            List<Behind> rows,
            Visible visible,
            @Nullable UUID after,
            Basis basis,
            AsOf asOf,
            Locale language,
            Model model) {
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var known = numbers.of(shown.stream().map(Behind::caseId).toList(), visible);
        model.addAttribute(
                "view",
                new View(
                        title,
                        counted,
                        group,
                        back,
                        shown.stream()
                                .map(row -> new Row(
                                        row.caseId(),
                                        Objects.requireNonNullElseGet(
                                                known.get(row.caseId().value()),
                                                () -> wording.message("page.analysis.cases.unnumbered", language)),
                                        sentences.text(row.status(), language),
                                        row.firstContactOn(),
                                        sentences.text(row.firstContactOn(), language)))
                                .toList(),
                        after == null ? null : here.build().toUriString(),
                        rows.size() > ROWS
                                ? here.cloneBuilder()
                                        .queryParam("after", shown.get(ROWS - 1).caseId())
                                        .toUriString()
                                : null,
                        basis.today(),
                        sentences.text(basis.today(), language),
                        basis.asOf(),
                        asOf.position()));
    }

    private static String part(Part of) {
        return of == Part.Numerator ? "numerator" : "denominator";
    }

    /** Of a group that an address names, which may be none. */
    private String label(Dimension by, String group, Locale language) {
        try {
            return wording.label(by, group, language);
        } catch (IllegalArgumentException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "group");
        }
    }

    private @Nullable String label(String name, @Nullable Dimension by, String group, Locale language) {
        var measure = Catalogue.measure(name);
        if (measure.isPresent() && by != null) {
            return label(by, group, language);
        }
        if (measure.isPresent()) {
            return wording.label(measure.get(), by, group, language);
        }
        return name.equals(Catalogue.FLOWS)
                ? Charts.link(group, wording, language)
                : wording.message("page.analysis.curve.month", language, group);
    }

    /** The page that shows the number. */
    private static String page(String name) {
        return Catalogue.measure(name).isPresent() ? name : "outcomes";
    }

    /**
     * What the page shows; texts are in the reader's language.
     *
     * @param counted what the number counts
     * @param group of which it is told; absent for all
     * @param back address of the number
     * @param first address of the first rows; absent if these are they
     * @param next address of the rows that follow; absent if there are none
     * @param until as of when it was counted
     */
    record View(
            String title,
            String counted,
            @Nullable String group,
            String back,
            List<Row> rows,
            @Nullable String first,
            @Nullable String next,
            LocalDate until,
            String untilText,
            boolean past,
            long position) {}

    /** A case: its number, never who it is about. */
    record Row(CaseId caseId, String number, String status, LocalDate firstContact, String firstContactText) {}
}
