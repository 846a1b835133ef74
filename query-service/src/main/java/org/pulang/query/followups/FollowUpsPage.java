package org.pulang.query.followups;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Follow-ups by day: planned, held, missed. */
@Controller
class FollowUpsPage {

    private static final String PATH = "/follow-ups";
    private static final String NEWS = PATH + "/news";
    private static final int ROWS = 25;

    private final FollowUps followUps;
    private final PageText text;

    FollowUpsPage(FollowUps followUps, PageText text) {
        this.followUps = followUps;
        this.text = text;
    }

    /** Unless chosen, those that somebody has still to hold or to answer for. */
    @GetMapping(PATH)
    String page(
            AsOf asOf,
            Reader reader,
            Visible visible,
            Read read,
            @ModelAttribute("filter") FollowUpFilter filter,
            @RequestParam @Nullable Cursor beyond,
            Locale language,
            Model model) {
        var asked = asked(filter);
        var rows = followUps.list(asked, visible, beyond, ROWS + 1);
        read.lists(rows, ROWS, FollowUpEntry::caseId);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.followUps", language),
                        text.of("page.lists.followUps.intro", language),
                        tabs(asked, language),
                        new ListView.Filter(
                                PATH,
                                List.of(new ListView.Field(
                                        "by",
                                        text.of("page.lists.followUps.by", language),
                                        Map.of(),
                                        asked.by() == null ? "" : asked.by().value(),
                                        60)),
                                hidden(asked),
                                asked.by() != null),
                        List.of("case", "what", "day", "by", "state", "next").stream()
                                .map(column -> text.of("page.lists.followUps." + column, language))
                                .toList(),
                        shown.stream()
                                .map(entry -> row(entry, address(asked, beyond), reader, language))
                                .toList(),
                        new ListView.Empty(
                                text.of("page.lists.followUps.none", language),
                                text.of("page.lists.toWorklist", language),
                                "/worklist"),
                        beyond == null ? null : address(asked, null),
                        rows.size() > ROWS ? address(asked, shown.get(ROWS - 1).cursor()) : null));
        model.addAttribute("asOf", asOf);
        model.addAttribute("news", address(NEWS, asOf.position(), asked, null));
        return "listing";
    }

    /** For a page that is open: how many of its follow-ups it shows as they were before. Of one case alone nothing is told: no log says so. */
    @GetMapping(NEWS)
    Object news(
            AsOf asOf,
            Visible visible,
            @RequestParam @PositiveOrZero long since,
            @ModelAttribute("filter") FollowUpFilter filter) {
        var asked = asked(filter);
        return News.answer(
                "page.news.followUps",
                asOf.position() <= since || asked.caseId() != null ? 0 : followUps.countSince(asked, visible, since),
                address(asked, null));
    }

    private static FollowUpFilter asked(FollowUpFilter filter) {
        return filter.state() == null && filter.overdue() == null
                ? new FollowUpFilter(filter.caseId(), FollowUpState.Scheduled, null, filter.by())
                : filter;
    }

    private List<ListView.Tab> tabs(FollowUpFilter asked, Locale language) {
        var tabs = new ArrayList<ListView.Tab>();
        var late = Boolean.TRUE.equals(asked.overdue());
        tabs.add(new ListView.Tab(
                text.of("page.lists.followUps.overdue", language),
                null,
                address(new FollowUpFilter(asked.caseId(), null, true, asked.by()), null),
                late));
        for (var state : FollowUpState.values()) {
            tabs.add(new ListView.Tab(
                    text.value(state, language),
                    null,
                    address(new FollowUpFilter(asked.caseId(), state, null, asked.by()), null),
                    !late && asked.state() == state));
        }
        return tabs;
    }

    private static Map<String, String> hidden(FollowUpFilter asked) {
        var hidden = new LinkedHashMap<String, String>();
        hidden.put("caseId", asked.caseId() == null ? "" : asked.caseId().toString());
        hidden.put("state", asked.state() == null ? "" : asked.state().name());
        hidden.put("overdue", asked.overdue() == null ? "" : asked.overdue().toString());
        return hidden;
    }

    private static String address(FollowUpFilter asked, @Nullable Cursor beyond) {
        return address(PATH, null, asked, beyond);
    }

    private static String address(String path, @Nullable Long since, FollowUpFilter asked, @Nullable Cursor beyond) {
        return ListView.address(
                path,
                "since",
                since,
                "caseId",
                asked.caseId(),
                "state",
                asked.state(),
                "overdue",
                asked.overdue(),
                "by",
                asked.by(),
                "beyond",
                beyond);
    }

    /** @param here where a form leads back to */
    private List<Cell> row(FollowUpEntry entry, String here, Reader reader, Locale language) {
        var what = new ArrayList<Part>();
        what.add(ListView.text(
                entry.purpose() == null
                        ? text.of("page.lists.followUps.beyondSchedule", language)
                        : text.value(entry.purpose(), language)));
        what.add(ListView.quiet(text.value(entry.mode(), language)));
        var day = new ArrayList<Part>();
        if (entry.dueOn() != null) {
            day.add(text.day(entry.dueOn(), language));
        }
        if (entry.recordedOn() != null) {
            day.add(ListView.quiet(text.of("page.lists.followUps.heldOn", language)));
            day.add(text.day(entry.recordedOn(), language));
        }
        if (entry.missedAt() != null) {
            day.add(ListView.quiet(text.of("page.lists.followUps.missedAt", language)));
            day.add(text.moment(entry.missedAt(), ZoneId.of(entry.zone()), language));
        }
        var state = new ArrayList<Part>();
        state.add(ListView.text(text.value(entry.state(), language)));
        if (entry.overdue()) {
            state.add(ListView.alert(text.of("page.lists.followUps.late", language)));
        }
        if (entry.attempts() > 0) {
            state.add(ListView.quiet(text.of("page.lists.followUps.attempts", language, entry.attempts())));
        }
        if (entry.reached() != null) {
            state.add(ListView.quiet(text.value(entry.reached(), language)));
        }
        return List.of(
                ListView.cell(ListView.link(entry.caseNumber().value(), "/cases/" + entry.caseId())),
                new Cell(what),
                new Cell(day),
                ListView.cell(entry.by().value()),
                new Cell(state),
                next(entry, here, reader, language));
    }

    /** Whoever is to hold it owns the case, as a rule; whether they do, the form knows. */
    private Cell next(FollowUpEntry entry, String here, Reader reader, Locale language) {
        var open = entry.state() == FollowUpState.Scheduled || entry.state() == FollowUpState.Missed;
        if (!open || !entry.by().equals(reader.id())) {
            return ListView.cell(ListView.link(text.of("page.lists.open", language), "/cases/" + entry.caseId()));
        }
        return new Cell(List.of("record-follow-up", "reschedule-follow-up").stream()
                .map(command -> ListView.link(
                        text.of("page.lists.do." + command, language),
                        ListView.address(
                                "/cases/%s/do/%s".formatted(entry.caseId(), command),
                                "followUpId",
                                entry.followUpId(),
                                "back",
                                here)))
                .toList());
    }
}
