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

    private static final Figure MISSED = new Figure("Missed", Tab.All, FOLLOWED.todo(DutyKind.MissedFollowUp));
    private static final Figure NO_CONTACT = Figure.of(Tab.NoContact);
    private static final Figure OVERDUE = Figure.of(Tab.Overdue);
    private static final Figure OPEN = new Figure("Open", Tab.All, FOLLOWED.open(true));

    /** Of all workers together. */
    private static final List<Figure> CARDS = List.of(
            Figure.of(Tab.Approvals), Figure.of(Tab.Incidents), MISSED, NO_CONTACT, OVERDUE, Figure.of(Tab.Changed));

    /** Of each worker. */
    private static final List<Figure> COLUMNS = List.of(OPEN, OVERDUE, MISSED, NO_CONTACT);

    private static final List<Figure> COUNTED =
            Stream.concat(CARDS.stream(), COLUMNS.stream()).distinct().toList();

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
        var counts = caseload.counts(COUNTED.stream().map(Figure::asked).toList(), visible);
        var cards = new ArrayList<Card>();
        for (var number : CARDS) {
            cards.add(card(number, counts.all(), null, language));
        }
        cards.add(new Card(
                text.of("page.lists.board.Unanswered", language),
                number(inbox.countSent(new InboxFilter(ReferralState.Made, null, null, true), visible), language),
                "/referrals?state=Made&overdue=true"));
        model.addAttribute("cards", cards);
        model.addAttribute(
                "columns",
                COLUMNS.stream().map(number -> label(number, language)).toList());
        model.addAttribute(
                "workers",
                counts.byOwner().entrySet().stream()
                        .filter(one -> COLUMNS.stream().anyMatch(number -> number.of(one.getValue()) > 0))
                        .map(one -> new Worker(
                                one.getKey().value(),
                                COLUMNS.stream()
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
        return text.of("page.lists.board." + number.name(), language);
    }

    private static String number(long count, Locale language) {
        return NumberFormat.getIntegerInstance(language).format(count);
    }

    /** What is counted, and the list that it opens. */
    private record Figure(String name, Tab tab, CaseloadFilter filter) {

        static Figure of(Tab tab) {
            return new Figure(tab.name(), tab, FOLLOWED);
        }

        CaseloadFilter asked() {
            return tab.narrow(filter);
        }

        long of(Caseload.Counts counts) {
            return counts.asked().get(COUNTED.indexOf(this));
        }

        String address(@Nullable StaffId owner) {
            return WorklistPage.address(tab, owner == null ? filter : filter.ownedBy(owner), null);
        }
    }

    /** A number that opens its list. */
    record Card(String label, String count, String address) {}

    /** @param cells a number for each column */
    record Worker(String staff, List<Card> cells) {}
}
