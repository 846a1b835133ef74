package org.pulang.query.indicators;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.indicators.Answers.Asked;
import org.pulang.query.indicators.Measures.Question;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.PartialDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Cases for each worker: by organisation for everybody, by worker for those who see the cases. */
@Controller
class WorkersPage {

    private static final String INDICATOR = "casesPerWorker";
    private static final String BY = "organisation";

    private final Answers answers;
    private final Workers workers;
    private final FigureViews figures;
    private final Heads heads;

    WorkersPage(Answers answers, Workers workers, FigureViews figures, Heads heads) {
        this.answers = answers;
        this.workers = workers;
        this.figures = figures;
        this.heads = heads;
    }

    @GetMapping("/analysis/caseload")
    String caseload(
            AsOf asOf,
            Visible visible,
            Reader reader,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            Locale language,
            Model model) {
        var address = new Address(filter, knownBy);
        var basis = answers.basis(knownBy);
        var question = new Question(basis, filter, visible, Dimension.ByOrganisation);
        var answer = answers.answer(asOf, reader, question, Asked.of(List.of(INDICATOR)), BY, true, language);
        model.addAttribute(
                "head",
                heads.of(
                        "caseload", asOf, address, basis, answer.cases(), answer.simulated(), INDICATOR, BY, language));
        model.addAttribute("choices", heads.choices(filter, visible, reader, language));
        model.addAttribute("laws", figures.laws(answer, language));
        model.addAttribute(
                "figure", figures.of(answer, address, reader, language).get(0));
        model.addAttribute(
                "workers",
                FigureViews.lists(reader)
                        ? rows(workers.loads(basis, filter, visible), address, new Numbers(language))
                        : List.of());
        return "analysis/caseload";
    }

    private static List<Row> rows(List<Workers.Load> loads, Address address, Numbers numbers) {
        long most = loads.stream().mapToLong(Workers.Load::open).max().orElse(1);
        return loads.stream()
                .map(load -> new Row(
                        load.owner(),
                        numbers.whole(load.open()),
                        (int) (100 * load.open() / most),
                        numbers.whole(load.withoutContact()),
                        load.withoutContact() > 0,
                        numbers.whole(load.withoutPlan()),
                        address.to("/analysis/caseload/cases")
                                .queryParam("owner", load.owner())
                                .toUriString()))
                .toList();
    }

    /**
     * A worker.
     *
     * @param percent of what who has most has
     */
    record Row(
            String owner,
            String open,
            int percent,
            String withoutContact,
            boolean some,
            String withoutPlan,
            String list) {}
}
