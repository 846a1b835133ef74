package org.pulang.query.requests;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.ListView;
import org.pulang.query.page.ListView.Cell;
import org.pulang.query.page.ListView.Part;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people asked for by right, those first that are due first. */
@Controller
class RequestsPage {

    private static final String PATH = "/requests";
    private static final int ROWS = 25;
    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Requests requests;
    private final PageText text;
    private final Clock clock;

    RequestsPage(Requests requests, PageText text, Clock clock) {
        this.requests = requests;
        this.text = text;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page(
            AsOf asOf,
            Reader reader,
            Read read,
            @RequestParam(defaultValue = "Received") RequestState state,
            @RequestParam @Nullable RequestCursor beyond,
            Locale language,
            Model model) {
        var rows = requests.list(Visible.withTheOrganisationOf(reader), state, beyond, ROWS + 1);
        read.lists(rows, ROWS, RequestEntry::caseId);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var tabs = new ArrayList<ListView.Tab>();
        for (var one : RequestState.values()) {
            tabs.add(new ListView.Tab(
                    text.value(one, language), null, ListView.address(PATH, "state", one), one == state));
        }
        tabs.add(new ListView.Tab(text.of("page.lists.erasures", language), null, "/erasures", false));
        if (reader.role() == Role.PrivacyOfficer) {
            // Who works on the case begins it from there.
            tabs.add(new ListView.Tab(
                    text.of("command.ReceiveSubjectRequest", language),
                    null,
                    "/requests/do/receive-subject-request",
                    false));
        }
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.requests", language),
                        text.of("page.lists.requests.intro", language),
                        tabs,
                        null,
                        List.of("right", "case", "received", "until", "state", "next").stream()
                                .map(column -> text.of("page.lists.requests." + column, language))
                                .toList(),
                        shown.stream()
                                .map(entry -> row(entry, reader, language))
                                .toList(),
                        new ListView.Empty(text.of("page.lists.requests.none", language), null, null),
                        beyond == null ? null : ListView.address(PATH, "state", state),
                        rows.size() > ROWS ? address(state, shown.get(ROWS - 1)) : null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    private static String address(RequestState state, RequestEntry last) {
        return ListView.address(PATH, "state", state, "beyond", new RequestCursor(last.answerBy(), last.position()));
    }

    private List<Cell> row(RequestEntry entry, Reader reader, Locale language) {
        var until = new ArrayList<Part>();
        until.add(text.moment(entry.answerBy(), ZONE, language));
        if (entry.endedAt() == null) {
            until.add(text.due(entry.answerBy(), clock.instant(), language));
        } else {
            until.add(ListView.quiet(text.of("page.lists.requests.ended", language)));
            until.add(text.moment(entry.endedAt(), ZONE, language));
        }
        var state = new ArrayList<Part>();
        state.add(ListView.text(text.value(entry.state(), language)));
        if (entry.overdue()) {
            state.add(ListView.alert(text.of("page.lists.requests.late", language)));
        }
        if (entry.refusedFor() != null) {
            state.add(ListView.quiet(text.value(entry.refusedFor(), language)));
        }
        return List.of(
                ListView.cell(
                        ListView.text(text.value(entry.right(), language)),
                        ListView.quiet(text.value(entry.requestedBy(), language))),
                ListView.cell(caseOf(entry, reader, language)),
                ListView.cell(text.moment(entry.receivedAt(), ZONE, language)),
                new Cell(until),
                new Cell(state),
                next(entry, reader, language));
    }

    /** The privacy officer opens no case, but may know who read it. */
    private Part caseOf(RequestEntry entry, Reader reader, Locale language) {
        return reader.role() == Role.PrivacyOfficer
                ? ListView.link(text.of("page.lists.whoRead", language), "/cases/%s/reads".formatted(entry.caseId()))
                : ListView.link(text.of("page.lists.open", language), "/cases/" + entry.caseId());
    }

    private Cell next(RequestEntry entry, Reader reader, Locale language) {
        var parts = new ArrayList<Part>();
        if (entry.state() == RequestState.Received && reader.role() == Role.PrivacyOfficer) {
            for (var command : List.of("answer-subject-request", "refuse-subject-request")) {
                parts.add(ListView.link(
                        text.of("page.lists.do." + command, language),
                        "/requests/%s/do/%s?back=/requests".formatted(entry.requestId(), command)));
            }
        }
        if (entry.erasureId() != null) {
            parts.add(ListView.link(text.of("page.lists.erasures", language), "/erasures"));
        }
        return new Cell(parts);
    }
}
