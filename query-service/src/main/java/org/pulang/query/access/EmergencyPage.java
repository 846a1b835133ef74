package org.pulang.query.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.pulang.personal.Purpose;
import org.pulang.query.page.ListView;
import org.pulang.query.page.ListView.Cell;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** For a caseworker in an emergency: the way back into the cases that they opened, and the way to open another. */
@Controller
class EmergencyPage {

    private static final ZoneId ZONE = AreaCode.zoneOf(null);
    private static final String OPEN = "/grants/do/open-emergency-access";

    private final Grants grants;
    private final AccessFacts facts;
    private final PageText text;
    private final Clock clock;

    EmergencyPage(Grants grants, AccessFacts facts, PageText text, Clock clock) {
        this.grants = grants;
        this.facts = facts;
        this.text = text;
        this.clock = clock;
    }

    @GetMapping("/emergency")
    String page(Reader reader, Read read, AsOf asOf, Locale language, Model model) {
        facts.requireFresh();
        var opened = grants.opened(reader);
        read.lists(opened, opened.size(), Grants.Opened::caseId);
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.emergency", language),
                        text.of("page.lists.emergency.intro", language),
                        opened.isEmpty()
                                ? List.of()
                                : List.of(new ListView.Tab(
                                        text.of("command.OpenEmergencyAccess", language), null, OPEN, false)),
                        null,
                        List.of("case", "ground", "until").stream()
                                .map(column -> text.of("page.lists.emergency." + column, language))
                                .toList(),
                        opened.stream().map(one -> row(one, language)).toList(),
                        new ListView.Empty(
                                text.of("page.lists.emergency.none", language),
                                text.of("command.OpenEmergencyAccess", language),
                                OPEN),
                        null,
                        null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    /** The case is told by its page, for this purpose alone. */
    private List<Cell> row(Grants.Opened one, Locale language) {
        return List.of(
                ListView.cell(ListView.link(
                        text.of("page.lists.emergency.open", language),
                        ListView.address("/cases/" + one.caseId(), "purpose", Purpose.Emergency))),
                ListView.cell(text.value(one.ground(), language)),
                ListView.cell(
                        text.moment(one.expiresAt(), ZONE, language),
                        ListView.quiet(text.of(
                                "page.lists.emergency.minutes",
                                language,
                                Math.max(
                                        0,
                                        Duration.between(clock.instant(), one.expiresAt())
                                                .toMinutes())))));
    }
}
