package org.pulang.query.access;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.ListView;
import org.pulang.query.page.ListView.Cell;
import org.pulang.query.page.ListView.Part;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** For the privacy officer: requests to look behind the pseudonyms, emergency accesses to review, and what is open at the moment. */
@Controller
class GrantsPage {

    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Grants grants;
    private final AccessFacts facts;
    private final Details details;
    private final PageText text;
    private final Clock clock;

    GrantsPage(Grants grants, AccessFacts facts, Details details, PageText text, Clock clock) {
        this.grants = grants;
        this.facts = facts;
        this.details = details;
        this.text = text;
        this.clock = clock;
    }

    /** As in the API: of a sealed case neither it nor the reason is told. */
    @GetMapping("/grants")
    String page(Reader reader, Read read, AsOf asOf, Locale language, Model model) {
        facts.requireFresh();
        var due = grants.due(reader.organisation());
        read.lists(due, due.size(), grant -> grant.caseId() == null ? null : new CaseId(grant.caseId()));
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.grants", language),
                        text.of("page.lists.grants.intro", language),
                        List.of(),
                        null,
                        List.of("what", "case", "who", "reason", "until", "next").stream()
                                .map(column -> text.of("page.lists.grants." + column, language))
                                .toList(),
                        due.stream().map(grant -> row(grant, reader, language)).toList(),
                        new ListView.Empty(text.of("page.lists.grants.none", language), null, null),
                        null,
                        null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    private List<Cell> row(GrantEntry grant, Reader reader, Locale language) {
        var emergency = grant.ground() != null;
        var what = new ArrayList<Part>();
        what.add(ListView.text(
                text.of(emergency ? "page.lists.grants.emergency" : "page.lists.grants.unmasking", language)));
        what.add(ListView.quiet(
                emergency
                        ? text.value(grant.ground(), language)
                        : grant.classes().stream()
                                .map(details -> text.value(details, language))
                                .collect(Collectors.joining(", "))));
        what.add(
                grant.shows()
                        ? ListView.alert(text.of("page.lists.grants.showing", language))
                        : ListView.quiet(text.value(grant.state(), language)));
        return List.of(
                new Cell(what),
                caseOf(grant, language),
                ListView.cell(ListView.text(grant.holder()), ListView.quiet(grant.holderOrganisation())),
                ListView.cell(reason(grant, reader, language)),
                until(grant, language),
                next(grant, language));
    }

    private Cell caseOf(GrantEntry grant, Locale language) {
        // The officer opens no case; they ask by its id.
        return ListView.cell(
                grant.caseId() == null
                        ? ListView.quiet(text.of("page.lists.grants.sealed", language))
                        : ListView.link(
                                text.of("page.lists.whoRead", language), "/cases/%s/reads".formatted(grant.caseId())));
    }

    private Part reason(GrantEntry grant, Reader reader, Locale language) {
        @Nullable UUID caseId = grant.caseId();
        if (caseId == null) {
            return ListView.quiet(text.of("page.lists.withheld", language));
        }
        var shown = details.opening(new CaseId(caseId), (field, within) -> true, reader.purpose())
                .show(grant.reason(), grant);
        return shown.value()
                .map(value -> ListView.text(value.toString()))
                .orElseGet(() -> ListView.quiet(text.of("page.lists.erased", language)));
    }

    private Cell until(GrantEntry grant, Locale language) {
        var parts = new ArrayList<Part>();
        parts.add(ListView.quiet(text.of("page.lists.grants.begun", language)));
        parts.add(text.moment(grant.begunAt(), ZONE, language));
        if (grant.expiresAt() != null) {
            parts.add(ListView.quiet(text.of("page.lists.grants.expires", language)));
            parts.add(text.moment(grant.expiresAt(), ZONE, language));
        }
        if (grant.reviewDueAt() != null) {
            parts.add(ListView.quiet(text.of("page.lists.grants.reviewBy", language)));
            parts.add(text.moment(grant.reviewDueAt(), ZONE, language));
            parts.add(text.due(grant.reviewDueAt(), clock.instant(), language));
        }
        return new Cell(parts);
    }

    private Cell next(GrantEntry grant, Locale language) {
        var commands = grant.state() == GrantState.Requested
                ? List.of("grant-unmasking", "refuse-unmasking")
                : grant.reviewDueAt() == null ? List.<String>of() : List.of("review-emergency-access");
        return new Cell(commands.stream()
                .map(command -> ListView.link(
                        text.of("page.lists.do." + command, language),
                        "/grants/%s/do/%s?back=/grants".formatted(grant.grantId(), command)))
                .toList());
    }
}
