package org.pulang.query.caseload;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Visible;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.StaffId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The supervisor's board: what waits, and how much each worker carries. Each number opens the list it counts, and is counted as that is. */
@Controller
class BoardPage {

    private static final CaseloadFilter FOLLOWED = WorklistPage.followed(CaseloadFilter.NOTHING);

    /** What is counted, and the list that it opens. */
    private enum Figure {
        Approvals(Tab.Approvals, FOLLOWED),
        Incidents(Tab.Incidents, FOLLOWED),
        Missed(Tab.All, FOLLOWED.todo(DutyKind.MissedFollowUp)),
        NoContact(Tab.NoContact, FOLLOWED),
        Overdue(Tab.Overdue, FOLLOWED),
        Changed(Tab.Changed, FOLLOWED),
        Open(Tab.All, FOLLOWED.open(true));

        /** Of all workers together. */
        private static final List<Figure> CARDS = List.of(Approvals, Incidents, Missed, NoContact, Overdue, Changed);

        /** Of each worker. */
        private static final List<Figure> COLUMNS = List.of(Open, Overdue, Missed, NoContact);

        private final Tab tab;
        private final CaseloadFilter filter;

        Figure(Tab tab, CaseloadFilter filter) {
            this.tab = tab;
            this.filter = filter;
        }

        static List<CaseloadFilter> asked() {
            return Stream.of(values())
                    .map(number -> number.tab.narrow(number.filter))
                    .toList();
        }

        long of(Caseload.Counts counts) {
            return counts.asked().get(List.of(values()).indexOf(this));
        }

        String address(@Nullable StaffId owner) {
            return WorklistPage.address(tab, owner == null ? filter : filter.ownedBy(owner), null);
        }
    }

    private final Caseload caseload;
    private final Inbox inbox;
    private final PageText text;

    BoardPage(Caseload caseload, Inbox inbox, PageText text) {
        this.caseload = caseload;
        this.inbox = inbox;
        this.text = text;
    }

    @GetMapping("/worklist/board")
    String page(AsOf asOf, Visible visible, Locale language, Model model) {
        var counts = caseload.counts(Figure.asked(), visible);
        var cards = new ArrayList<Card>();
        for (var number : Figure.CARDS) {
            cards.add(card(number, counts.all(), null, language));
        }
        cards.add(new Card(
                text.of("page.lists.board.Unanswered", language),
                number(inbox.countSent(new InboxFilter(ReferralState.Made, null, null, true), visible), language),
                "/referrals?state=Made&overdue=true"));
        model.addAttribute("cards", cards);
        model.addAttribute(
                "columns",
                Figure.COLUMNS.stream().map(number -> label(number, language)).toList());
        model.addAttribute(
                "workers",
                counts.byOwner().entrySet().stream()
                        .filter(one ->
                                Figure.COLUMNS.stream().anyMatch(number -> number.of(one.getValue()) > 0))
                        .map(one -> new Worker(
                                one.getKey().value(),
                                Figure.COLUMNS.stream()
                                        .map(number -> card(number, one.getValue(), one.getKey(), language))
                                        .toList()))
                        .toList());
        model.addAttribute("position", asOf.position());
        return "board";
    }

    private Card card(Figure number, Caseload.Counts counts, @Nullable StaffId owner, Locale language) {
        return new Card(label(number, language), number(number.of(counts), language), number.address(owner));
    }

    private String label(Figure number, Locale language) {
        return text.of("page.lists.board." + number, language);
    }

    private static String number(long count, Locale language) {
        return NumberFormat.getIntegerInstance(language).format(count);
    }

    /** A number that opens its list. */
    record Card(String label, String count, String address) {}

    /** @param cells a number for each column */
    record Worker(String staff, List<Card> cells) {}
}
