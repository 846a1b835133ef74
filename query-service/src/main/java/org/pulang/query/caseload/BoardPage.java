package org.pulang.query.caseload;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
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
        var cards = new ArrayList<Card>();
        for (var tab : List.of(Tab.Approvals, Tab.Incidents, Tab.NoContact, Tab.Overdue, Tab.Changed)) {
            cards.add(card(tab.name(), tab, FOLLOWED, visible, language));
        }
        cards.add(2, card("Missed", Tab.All, FOLLOWED.todo(DutyKind.MissedFollowUp), visible, language));
        cards.add(new Card(
                text.of("page.lists.board.Unanswered", language),
                number(inbox.countSent(new InboxFilter(ReferralState.Made, null, null, true), visible), language),
                "/referrals?state=Made&overdue=true"));
        model.addAttribute("cards", cards);
        model.addAttribute("workers", workers(visible, language));
        model.addAttribute("position", asOf.position());
        return "board";
    }

    private Card card(String name, Tab tab, CaseloadFilter filter, Visible visible, Locale language) {
        return new Card(
                text.of("page.lists.board." + name, language),
                number(caseload.count(tab.narrow(filter), visible), language),
                WorklistPage.address(tab, filter, null));
    }

    private List<Worker> workers(Visible visible, Locale language) {
        var open = new Column(Tab.All, FOLLOWED.open(true));
        var columns = List.of(
                open,
                new Column(Tab.Overdue, FOLLOWED),
                new Column(Tab.All, FOLLOWED.todo(DutyKind.MissedFollowUp)),
                new Column(Tab.NoContact, FOLLOWED));
        var counts = columns.stream()
                .map(column -> caseload.counts(column.tab().narrow(column.filter()), visible))
                .toList();
        var staff = new TreeSet<String>();
        counts.forEach(column -> column.keySet().forEach(worker -> staff.add(worker.value())));
        return staff.stream()
                .map(StaffId::new)
                .map(worker -> worker(worker, columns, counts, language))
                .toList();
    }

    private static Worker worker(
            StaffId worker, List<Column> columns, List<Map<StaffId, Long>> counts, Locale language) {
        var cells = new ArrayList<Card>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            cells.add(new Card(
                    worker.value(),
                    number(counts.get(i).getOrDefault(worker, 0L), language),
                    WorklistPage.address(column.tab(), column.filter().ownedBy(worker), null)));
        }
        return new Worker(worker.value(), cells);
    }

    private static String number(long count, Locale language) {
        return NumberFormat.getIntegerInstance(language).format(count);
    }

    /** What a column of the table of workers counts. */
    private record Column(Tab tab, CaseloadFilter filter) {}

    /** A number that opens its list. */
    record Card(String label, String count, String address) {}

    /** @param cells open cases, overdue, missed follow-ups, without contact */
    record Worker(String staff, List<Card> cells) {}
}
