package org.pulang.query.caseload;

import jakarta.validation.constraints.PositiveOrZero;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Purpose;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Cursor;
import org.pulang.query.page.ListView;
import org.pulang.query.page.ListView.Cell;
import org.pulang.query.page.ListView.Part;
import org.pulang.query.page.News;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralRejectionReason;
import org.pulang.vocabulary.ReferralRevocationReason;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.Service;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The inbox of referrals: what was sent, until the outcome came back, and what others sent here. Whoever receives one looks at it for
 * that purpose, which their addresses say.
 */
@Controller
class ReferralsPage {

    private static final int ROWS = 25;
    private static final String SENT = "/referrals";
    private static final String RECEIVED = "/referrals/received";

    private static final String NEWS = "/news";

    /** What has ended, among what was sent. */
    private static final String ENDED = "ended";

    private static final InboxFilter ALL = new InboxFilter(null, null, null, null);

    private final Inbox inbox;
    private final PageText text;
    private final Clock clock;

    ReferralsPage(Inbox inbox, PageText text, Clock clock) {
        this.inbox = inbox;
        this.text = text;
        this.clock = clock;
    }

    @GetMapping(SENT)
    String sent(
            AsOf asOf,
            Reader reader,
            Visible visible,
            Read read,
            @ModelAttribute("filter") InboxFilter filter,
            @RequestParam @Nullable Cursor beyond,
            Locale language,
            Model model) {
        var ended = ended(filter);
        var asked = askedOfSent(filter);
        var rows = inbox.sent(asked, visible, beyond, ROWS + 1);
        read.lists(rows, ROWS, InboxEntry::caseId);
        var tabs = new ArrayList<>(receivedTabs(reader, ALL, language));
        var counts = inbox.countSent(
                List.of(filter.in(ReferralState.Made), filter.in(ReferralState.Accepted), filter.ended()), visible);
        tabs.add(sentTab(ReferralState.Made, counts.get(0), asked, language));
        tabs.add(sentTab(ReferralState.Accepted, counts.get(1), asked, language));
        tabs.add(tab(
                "Ended",
                counts.get(2),
                ListView.address(SENT, "open", false, "service", filter.service()),
                ended,
                language));
        var address = ofSent(asked, ended);
        model.addAttribute(
                "list",
                list(
                        SENT,
                        tabs,
                        asked,
                        address,
                        rows,
                        beyond,
                        entry -> sent(entry, address(SENT, address, asked, beyond), reader, language),
                        language));
        model.addAttribute("asOf", asOf);
        model.addAttribute("news", news(SENT, address, asked, asOf));
        return "listing";
    }

    /** For a page that is open: how many of its referrals it shows as they were before. */
    @GetMapping(SENT + NEWS)
    Object newsOfSent(
            AsOf asOf,
            Visible visible,
            @RequestParam @PositiveOrZero long since,
            @ModelAttribute("filter") InboxFilter filter) {
        var asked = askedOfSent(filter);
        return told(
                asOf.position() <= since ? 0 : inbox.countSentSince(asked, visible, since),
                address(SENT, ofSent(asked, ended(filter)), asked, null));
    }

    private static boolean ended(InboxFilter filter) {
        return Boolean.FALSE.equals(filter.open());
    }

    private static InboxFilter askedOfSent(InboxFilter filter) {
        return ended(filter) ? filter.ended() : filter.in(filter.state() == null ? ReferralState.Made : filter.state());
    }

    private static Map<String, String> ofSent(InboxFilter asked, boolean ended) {
        return Map.of(
                "state", asked.state() == null ? "" : asked.state().name(),
                "open", ended ? "false" : "");
    }

    private static Object told(long count, String show) {
        return News.answer("page.news.referrals", count, show);
    }

    private static String news(String path, Map<String, String> address, InboxFilter asked, AsOf asOf) {
        return ListView.address(
                path + NEWS,
                "since",
                asOf.position(),
                "state",
                address.get("state"),
                "open",
                address.get("open"),
                "purpose",
                address.get("purpose"),
                "service",
                asked.service(),
                "overdue",
                asked.overdue());
    }

    /** New, until it is answered; then shared, until its outcome is known. */
    @GetMapping(RECEIVED)
    String received(
            AsOf asOf,
            Reader reader,
            Visible visible,
            Read read,
            @ModelAttribute("filter") InboxFilter filter,
            @RequestParam @Nullable Cursor beyond,
            Locale language,
            Model model) {
        var asked = askedOfReceived(filter);
        var rows = inbox.received(asked, reader, visible, beyond, ROWS + 1);
        read.lists(rows, ROWS, InboxEntry::caseId);
        var tabs = new ArrayList<>(receivedTabs(reader, asked, language));
        tabs.add(new ListView.Tab(text.of("page.lists.referrals.Sent", language), null, SENT, false));
        var address = ofReceived(asked);
        model.addAttribute(
                "list",
                list(RECEIVED, tabs, asked, address, rows, beyond, entry -> received(entry, language), language));
        model.addAttribute("asOf", asOf);
        model.addAttribute("news", news(RECEIVED, address, asked, asOf));
        return "listing";
    }

    /** The same as {@link #newsOfSent}: what else happens to the case moves nothing here. */
    @GetMapping(RECEIVED + NEWS)
    Object newsOfReceived(
            AsOf asOf,
            Reader reader,
            Visible visible,
            @RequestParam @PositiveOrZero long since,
            @ModelAttribute("filter") InboxFilter filter) {
        var asked = askedOfReceived(filter);
        return told(
                asOf.position() <= since ? 0 : inbox.countReceivedSince(asked, reader, visible, since),
                address(RECEIVED, ofReceived(asked), asked, null));
    }

    private static InboxFilter askedOfReceived(InboxFilter filter) {
        return filter.in(filter.state() == ReferralState.Accepted ? ReferralState.Accepted : ReferralState.Made);
    }

    private static Map<String, String> ofReceived(InboxFilter asked) {
        return Map.of("state", String.valueOf(asked.state()), "purpose", Purpose.Referral.name());
    }

    /**
     * As a caseworker, who alone may answer.
     *
     * @param asked which of them the page shows; all that is asked of it but the state holds for each tab
     */
    private List<ListView.Tab> receivedTabs(Reader reader, InboxFilter asked, Locale language) {
        if (reader.role() != Role.Caseworker) {
            return List.of();
        }
        var visible = Visible.referredTo(reader);
        return List.of(ReferralState.Made, ReferralState.Accepted).stream()
                .map(state -> tab(
                        "Received" + state,
                        inbox.countReceived(asked.in(state), reader, visible),
                        address(RECEIVED, ofReceived(asked.in(state)), asked, null),
                        state == asked.state(),
                        language))
                .toList();
    }

    static String received(ReferralState state) {
        return ListView.address(RECEIVED, "state", state, "purpose", Purpose.Referral);
    }

    private ListView.Tab sentTab(ReferralState state, long count, InboxFilter asked, Locale language) {
        return tab(
                "Sent" + state,
                count,
                address(SENT, ofSent(asked.in(state), false), asked, null),
                asked.state() == state,
                language);
    }

    private ListView.Tab tab(String name, long count, String address, boolean current, Locale language) {
        return new ListView.Tab(
                text.of("page.lists.referrals." + name, language),
                NumberFormat.getIntegerInstance(language).format(count),
                address,
                current);
    }

    /** One row's cells. */
    private interface Cells {
        List<Cell> of(InboxEntry entry);
    }

    private ListView list(
            String path,
            List<ListView.Tab> tabs,
            InboxFilter asked,
            Map<String, String> address,
            List<InboxEntry> rows,
            @Nullable Cursor beyond,
            Cells cells,
            Locale language) {
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var received = path.equals(RECEIVED);
        return new ListView(
                text.of("page.lists.referrals", language),
                text.of(received ? "page.lists.referrals.introReceived" : "page.lists.referrals.introSent", language),
                tabs,
                new ListView.Filter(
                        path,
                        List.of(
                                field("service", services(language), asked.service(), language),
                                field(
                                        "overdue",
                                        Map.of("true", text.of("page.lists.referrals.overdueOnly", language)),
                                        asked.overdue(),
                                        language)),
                        address,
                        asked.service() != null || asked.overdue() != null),
                columns(received, language),
                shown.stream().map(cells::of).toList(),
                new ListView.Empty(
                        text.of(
                                received ? "page.lists.referrals.noneReceived" : "page.lists.referrals.noneSent",
                                language),
                        text.of("page.lists.toWorklist", language),
                        "/worklist"),
                beyond == null ? null : address(path, address, asked, null),
                rows.size() > ROWS
                        ? address(path, address, asked, shown.get(ROWS - 1).cursor())
                        : null);
    }

    private static String address(
            String path, Map<String, String> address, InboxFilter asked, @Nullable Cursor beyond) {
        return ListView.address(
                path,
                "state",
                address.get("state"),
                "open",
                address.get("open"),
                "purpose",
                address.get("purpose"),
                "service",
                asked.service(),
                "overdue",
                asked.overdue(),
                "beyond",
                beyond);
    }

    private ListView.Field field(String name, Map<String, String> options, @Nullable Object value, Locale language) {
        var all = new LinkedHashMap<String, String>();
        all.put("", text.of("page.worklist.any", language));
        all.putAll(options);
        return new ListView.Field(
                name, text.of("page.lists.referrals." + name, language), all, value == null ? "" : value.toString(), 0);
    }

    private Map<String, String> services(Locale language) {
        var services = new LinkedHashMap<String, String>();
        for (var service : Service.values()) {
            services.put(service.name(), text.value(service, language));
        }
        return services;
    }

    private List<String> columns(boolean received, Locale language) {
        return List.of("case", "service", received ? "from" : "to", "answer", "state", "next").stream()
                .map(column -> text.of("page.lists.referrals." + column, language))
                .toList();
    }

    /** @param here where a form leads back to */
    private List<Cell> sent(InboxEntry entry, String here, Reader reader, Locale language) {
        var to = entry.provider() == null ? entry.providerId().toString() : entry.provider();
        return List.of(
                number(entry, null, language),
                service(entry, language),
                ListView.cells(Arrays.asList(
                        ListView.link(to, "/providers/" + entry.providerId()),
                        entry.receiver() == null
                                ? ListView.quiet(text.of("page.lists.referrals.byHand", language))
                                : null)),
                answer(entry, language),
                state(entry, language),
                // Only the owner records what became of it.
                entry.owner().equals(reader.id()) && entry.state().isOpen()
                        ? sentNext(entry, here, language)
                        : ListView.cell(ListView.quiet(text.of(
                                "page.lists.referrals.ownerActs",
                                language,
                                entry.owner().value()))));
    }

    private Cell sentNext(InboxEntry entry, String here, Locale language) {
        var commands = entry.state() == ReferralState.Made
                ? List.of("accept-referral", "reject-referral", "revoke-referral")
                : List.of("complete-referral", "revoke-referral");
        return next(entry, commands, here, null, language);
    }

    private List<Cell> received(InboxEntry entry, Locale language) {
        return List.of(
                number(entry, Purpose.Referral, language),
                service(entry, language),
                ListView.cell(entry.from().value()),
                answer(entry, language),
                state(entry, language),
                next(
                        entry,
                        entry.state() == ReferralState.Made
                                ? List.of("accept-referral", "reject-referral")
                                : List.of("complete-referral"),
                        RECEIVED,
                        Purpose.Referral,
                        language));
    }

    private Cell next(
            InboxEntry entry, List<String> commands, String back, @Nullable Purpose purpose, Locale language) {
        return new Cell(commands.stream()
                .map(command -> ListView.link(
                        text.of("page.lists.do." + command, language),
                        ListView.address(
                                "/cases/%s/do/%s".formatted(entry.caseId(), command),
                                "referralId",
                                entry.referralId(),
                                "back",
                                back,
                                "purpose",
                                purpose)))
                .toList());
    }

    private Cell number(InboxEntry entry, @Nullable Purpose purpose, Locale language) {
        return ListView.cell(
                ListView.link(
                        entry.caseNumber().value(), ListView.address("/cases/" + entry.caseId(), "purpose", purpose)),
                ListView.quiet(text.of("page.lists.referrals.age", language, age(entry.madeAt(), language))));
    }

    private Cell service(InboxEntry entry, Locale language) {
        return ListView.cell(
                ListView.text(text.value(entry.service(), language)),
                ListView.quiet(text.value(entry.reason(), language)));
    }

    private Cell answer(InboxEntry entry, Locale language) {
        var due = text.day(entry.answerDueOn(), language);
        if (entry.answeredAt() != null) {
            return ListView.cell(
                    ListView.text(text.of("page.lists.referrals.answered", language)),
                    text.moment(entry.answeredAt(), ZoneId.of(entry.zone()), language));
        }
        return entry.state() == ReferralState.Made
                ? ListView.cell(due, text.due(entry.dueUntil(), clock.instant(), language))
                : ListView.cell(due);
    }

    /** Whether the loop is closed, in words. */
    private Cell state(InboxEntry entry, Locale language) {
        var loop = text.of(
                entry.state() == ReferralState.Completed
                        ? "page.lists.referrals.loopClosed"
                        : entry.state().isOpen() ? "page.lists.referrals.loopOpen" : "page.lists.referrals.loopBroken",
                language);
        var parts = new ArrayList<Part>();
        parts.add(ListView.text(text.value(entry.state(), language)));
        parts.add(entry.overdue() ? ListView.alert(loop) : ListView.quiet(loop));
        var outcome = outcome(entry);
        if (outcome != null) {
            parts.add(ListView.quiet(text.value(outcome, language)));
        }
        return new Cell(parts);
    }

    private static @Nullable Enum<?> outcome(InboxEntry entry) {
        var code = entry.outcome();
        if (code == null) {
            return null;
        }
        return switch (entry.state()) {
            case Completed -> ReferralOutcome.valueOf(code);
            case Rejected -> ReferralRejectionReason.valueOf(code);
            case Revoked -> ReferralRevocationReason.valueOf(code);
            case Made, Accepted, Lapsed -> null;
        };
    }

    private String age(Instant since, Locale language) {
        return text.age(since, clock.instant(), language);
    }
}
