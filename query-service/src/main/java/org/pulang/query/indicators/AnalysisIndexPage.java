package org.pulang.query.indicators;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.vocabulary.PartialDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the pages of the analysis are, and what each of them answers. */
@Controller
class AnalysisIndexPage {

    private final Heads heads;

    AnalysisIndexPage(Heads heads) {
        this.heads = heads;
    }

    /** @param visible for the guard of all routes: whoever may see no case and no figure is not told what could be asked */
    @GetMapping("/analysis")
    String index(
            Visible visible,
            @ModelAttribute("filter") IndicatorsFilter filter,
            @RequestParam(name = "asOf", required = false) @Nullable PartialDate knownBy,
            Locale language,
            Model model) {
        model.addAttribute("pages", heads.index(new Address(filter, knownBy), language));
        return "analysis/index";
    }
}
