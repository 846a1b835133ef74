package org.pulang.query.erasures;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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

/** Requests to erase of the reader's organisation, in the order in which they were made. */
@Controller
class ErasuresPage {

    private static final String PATH = "/erasures";
    private static final int ROWS = 25;
    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Erasures erasures;
    private final PageText text;
    private final Clock clock;

    ErasuresPage(Erasures erasures, PageText text, Clock clock) {
        this.erasures = erasures;
        this.text = text;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page(
            AsOf asOf,
            Reader reader,
            Read read,
            @RequestParam @Nullable ErasureState state,
            @RequestParam(defaultValue = "0") long beyond,
            Locale language,
            Model model) {
        var rows = erasures.list(Visible.withTheOrganisationOf(reader), state, beyond, ROWS + 1);
        read.lists(rows, ROWS, entry -> entry.request().caseId);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var tabs = new ArrayList<ListView.Tab>();
        tabs.add(new ListView.Tab(text.of("page.worklist.any", language), null, PATH, state == null));
        for (var one : ErasureState.values()) {
            tabs.add(new ListView.Tab(
                    text.value(one, language), null, ListView.address(PATH, "state", one), one == state));
        }
        tabs.add(new ListView.Tab(text.of("page.lists.requests", language), null, "/requests", false));
        if (reader.role() == Role.PrivacyOfficer) {
            // Who works on the case begins it from there.
            tabs.add(new ListView.Tab(
                    text.of("command.RequestErasure", language), null, "/erasures/do/request-erasure", false));
        }
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.erasures", language),
                        text.of("page.lists.erasures.intro", language),
                        tabs,
                        null,
                        List.of("what", "case", "requested", "until", "state", "next").stream()
                                .map(column -> text.of("page.lists.erasures." + column, language))
                                .toList(),
                        shown.stream().map(entry -> row(entry, language)).toList(),
                        new ListView.Empty(text.of("page.lists.erasures.none", language), null, null),
                        beyond == 0 ? null : ListView.address(PATH, "state", state),
                        rows.size() > ROWS
                                ? ListView.address(
                                        PATH,
                                        "state",
                                        state,
                                        "beyond",
                                        shown.get(ROWS - 1).position())
                                : null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    private List<Cell> row(ErasureEntry entry, Locale language) {
        var request = entry.request();
        var pending = entry.state() == ErasureState.Requested || entry.state() == ErasureState.Held;
        var state = new ArrayList<Part>();
        state.add(ListView.text(text.value(entry.state(), language)));
        if (!request.holds.isEmpty()) {
            state.add(ListView.alert(text.value(request.holds, language)));
        }
        if (!request.approvedBy.isEmpty()) {
            state.add(ListView.quiet(
                    text.of("page.lists.erasures.approvedBy", language, text.value(request.approvedBy, language))));
        }
        if (request.refusedFor != null) {
            state.add(ListView.quiet(text.value(request.refusedFor, language)));
        }
        if (request.backupsGoneBy != null) {
            state.add(ListView.quiet(
                    text.of("page.lists.erasures.backups", language, text.value(request.backupsGoneBy, language))));
        }
        var until = new ArrayList<Part>();
        until.add(text.moment(request.answerBy, ZONE, language));
        if (pending) {
            until.add(text.due(request.answerBy, clock.instant(), language));
        }
        if (request.beginsAt != null) {
            until.add(ListView.quiet(text.of("page.lists.erasures.begins", language)));
            until.add(text.moment(request.beginsAt, ZONE, language));
        }
        return List.of(
                ListView.cell(
                        ListView.text(text.value(request.scope, language)),
                        ListView.quiet(request.subjects.stream()
                                .map(subject -> text.value(subject, language))
                                .collect(Collectors.joining(", ")))),
                ListView.cell(ListView.link(
                        text.of("page.lists.whoRead", language), "/cases/%s/reads".formatted(request.caseId))),
                ListView.cell(
                        text.moment(request.requestedAt, ZONE, language),
                        ListView.quiet(text.value(request.requestedBy, language))),
                new Cell(until),
                new Cell(state),
                next(request, pending, language));
    }

    private Cell next(Erasure request, boolean pending, Locale language) {
        var commands = pending
                ? request.personsOwnWill == null
                        ? List.of("verify-requester", "refuse-erasure")
                        : List.of("approve-erasure", "refuse-erasure", "cancel-erasure")
                : List.<String>of();
        return new Cell(commands.stream()
                .map(command -> ListView.link(
                        text.of("page.lists.do." + command, language),
                        "/erasures/%s/do/%s?back=/erasures".formatted(request.erasureId, command)))
                .toList());
    }
}
