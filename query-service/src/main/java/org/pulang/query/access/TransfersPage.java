package org.pulang.query.access;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.pulang.query.page.ListView;
import org.pulang.query.page.ListView.Cell;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Cases that the reader's organisation is asked to take over. */
@Controller
class TransfersPage {

    private static final String PATH = "/transfers";
    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Transfers transfers;
    private final PageText text;
    private final Clock clock;

    TransfersPage(Transfers transfers, PageText text, Clock clock) {
        this.transfers = transfers;
        this.text = text;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page(AsOf asOf, Visible visible, Read read, Locale language, Model model) {
        var offers = transfers.offered(visible);
        read.lists(offers, offers.size(), TransferEntry::caseId);
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.transfers", language),
                        text.of("page.lists.transfers.intro", language),
                        List.of(),
                        null,
                        List.of("case", "from", "reason", "offered", "until", "next").stream()
                                .map(column -> text.of("page.lists.transfers." + column, language))
                                .toList(),
                        offers.stream().map(offer -> row(offer, language)).toList(),
                        new ListView.Empty(
                                text.of("page.lists.transfers.none", language),
                                text.of("page.lists.toWorklist", language),
                                "/worklist"),
                        null,
                        null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    /** The case has no number here: until it is taken over, little of it is told, and what is stands in the case itself. */
    private List<Cell> row(TransferEntry offer, Locale language) {
        return List.of(
                ListView.cell(
                        ListView.link(text.of("page.lists.transfers.open", language), "/cases/" + offer.caseId())),
                ListView.cell(offer.from().value()),
                ListView.cell(text.value(offer.reason(), language)),
                ListView.cell(text.moment(offer.offeredAt(), ZONE, language)),
                ListView.cell(
                        text.moment(offer.lapsesAt(), ZONE, language),
                        text.due(offer.lapsesAt(), clock.instant(), language)),
                new Cell(List.of("accept-transfer", "decline-transfer").stream()
                        .map(command -> ListView.link(
                                text.of("page.lists.do." + command, language),
                                ListView.address(
                                        "/cases/%s/do/%s".formatted(offer.caseId(), command),
                                        "transferId",
                                        offer.transferId(),
                                        "back",
                                        PATH)))
                        .toList()));
    }
}
