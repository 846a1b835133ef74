package org.pulang.query.caseload;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private static final List<Counted> NUMBERS = List.of(
            Counted.of(Tab.Approvals),
            Counted.of(Tab.Incidents),
            new Counted("Missed", Tab.All, FOLLOWED.todo(DutyKind.MissedFollowUp)),
            Counted.of(Tab.NoContact),
            Counted.of(Tab.Overdue),
            Counted.of(Tab.Changed),
            new Counted("Open", Tab.All, FOLLOWED.open(true)));

    /** So many of these, of all workers. */
    private static final int CARDS = 6;

    /** Of the table of workers, among these: open cases, overdue, missed follow-ups, without contact. */
    private static final List<Integer> COLUMNS = List.of(6, 4, 2, 3);

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
        var counts = caseload.counts(NUMBERS.stream().map(Counted::asked).toList(), visible);
        var cards = new ArrayList<Card>();
        for (int i = 0; i < CARDS; i++) {
            int n = i;
            long all = counts.values().stream()
                    .mapToLong(ofWorker -> ofWorker.get(n))
                    .sum();
            cards.add(card(text.of("page.lists.board." + NUMBERS.get(i).name(), language), all, i, null, language));
        }
        cards.add(new Card(
                text.of("page.lists.board.Unanswered", language),
                number(inbox.countSent(new InboxFilter(ReferralState.Made, null, null, true), visible), language),
                "/referrals?state=Made&overdue=true"));
        model.addAttribute("cards", cards);
        model.addAttribute(
                "workers",
                counts.entrySet().stream()
                        .filter(one ->
                                COLUMNS.stream().anyMatch(i -> one.getValue().get(i) > 0))
                        .map(one -> worker(one.getKey(), one.getValue(), language))
                        .toList());
        model.addAttribute("position", asOf.position());
        return "board";
    }

    private static Worker worker(StaffId worker, List<Long> counts, Locale language) {
        return new Worker(
                worker.value(),
                COLUMNS.stream()
                        .map(i -> card(worker.value(), counts.get(i), i, worker, language))
                        .toList());
    }

    private static Card card(String label, long count, int i, @Nullable StaffId owner, Locale language) {
        var of = NUMBERS.get(i);
        return new Card(
                label,
                number(count, language),
                WorklistPage.address(
                        of.tab(), owner == null ? of.filter() : of.filter().ownedBy(owner), null));
    }

    private static String number(long count, Locale language) {
        return NumberFormat.getIntegerInstance(language).format(count);
    }

    /** What is counted, and the list that it opens. */
    private record Counted(String name, Tab tab, CaseloadFilter filter) {
        static Counted of(Tab tab) {
            return new Counted(tab.name(), tab, FOLLOWED);
        }

        CaseloadFilter asked() {
            return tab.narrow(filter);
        }
    }

    /** A number that opens its list. */
    record Card(String label, String count, String address) {}

    /** @param cells open cases, overdue, missed follow-ups, without contact */
    record Worker(String staff, List<Card> cells) {}
}
