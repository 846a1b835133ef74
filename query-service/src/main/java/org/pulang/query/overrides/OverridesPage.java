package org.pulang.query.overrides;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Opening;
import org.pulang.query.access.Details;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.ListView;
import org.pulang.query.page.ListView.Cell;
import org.pulang.query.page.ListView.Part;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What went on against a warning, with the reason, and whether a second person has looked at it since. */
@Controller
class OverridesPage {

    private static final String PATH = "/overrides";
    private static final int ROWS = 25;
    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Overrides overrides;
    private final Details details;
    private final PageText text;

    OverridesPage(Overrides overrides, Details details, PageText text) {
        this.overrides = overrides;
        this.details = details;
        this.text = text;
    }

    @GetMapping(PATH)
    String page(
            @RequestParam @Nullable Warning warning,
            @RequestParam(defaultValue = "0") long beyond,
            AsOf asOf,
            Reader reader,
            Visible visible,
            Read read,
            Locale language,
            Model model) {
        var rows = overrides.list(warning, visible, beyond, ROWS + 1);
        read.lists(rows, ROWS, OverrideEntry::caseId);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var sight = overrides.ofEach(reader, "GET " + PATH);
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.overrides", language),
                        text.of("page.lists.overrides.intro", language),
                        List.of(),
                        new ListView.Filter(
                                PATH,
                                List.of(new ListView.Field(
                                        "warning",
                                        text.of("page.lists.overrides.warning", language),
                                        warnings(language),
                                        warning == null ? "" : warning.name(),
                                        0)),
                                Map.of(),
                                warning != null),
                        List.of("case", "warning", "reason", "who", "second").stream()
                                .map(column -> text.of("page.lists.overrides." + column, language))
                                .toList(),
                        shown.stream()
                                .map(entry -> row(entry, reader, sight, language))
                                .toList(),
                        new ListView.Empty(
                                text.of("page.lists.overrides.none", language),
                                text.of("page.lists.toWorklist", language),
                                "/worklist"),
                        beyond == 0 ? null : ListView.address(PATH, "warning", warning),
                        rows.size() > ROWS
                                ? ListView.address(
                                        PATH,
                                        "warning",
                                        warning,
                                        "beyond",
                                        shown.get(ROWS - 1).position())
                                : null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    private Map<String, String> warnings(Locale language) {
        var warnings = new LinkedHashMap<String, String>();
        warnings.put("", text.of("page.worklist.any", language));
        for (var warning : Warning.values()) {
            warnings.put(warning.name(), text.value(warning, language));
        }
        return warnings;
    }

    private List<Cell> row(OverrideEntry entry, Reader reader, Opening.Sight sight, Locale language) {
        var event = "/cases/%s/events/%d".formatted(entry.caseId(), entry.sequence());
        var second = new ArrayList<Part>();
        if (entry.secondPerson() != null && entry.approvedAt() != null) {
            second.add(ListView.text(entry.secondPerson().value()));
            second.add(text.moment(entry.approvedAt(), ZONE, language));
        } else {
            second.add(ListView.quiet(text.of("page.lists.overrides.nobody", language)));
        }
        return List.of(
                ListView.cell(
                        ListView.link(text.of("page.lists.event", language, entry.sequence()), event),
                        text.moment(entry.recordedAt(), ZONE, language)),
                warning(entry, language),
                ListView.cell(reason(entry, reader, sight, language)),
                ListView.cell(ListView.text(entry.actor().value()), ListView.quiet(text.value(entry.role(), language))),
                new Cell(second));
    }

    private Cell warning(OverrideEntry entry, Locale language) {
        var parts = new ArrayList<Part>();
        parts.add(ListView.text(text.value(entry.warning(), language)));
        parts.add(ListView.quiet(text.of("command." + entry.command(), language)));
        if (entry.ground() != null) {
            parts.add(ListView.quiet(text.value(entry.ground(), language)));
        }
        if (entry.legalBasis() != null) {
            parts.add(ListView.quiet(text.value(entry.legalBasis(), language)));
        }
        if (entry.expiresOn() != null) {
            parts.add(ListView.quiet(
                    text.of("page.casefile.flagUntil", language, text.value(entry.expiresOn(), language))));
        }
        return new Cell(parts);
    }

    private Part reason(OverrideEntry entry, Reader reader, Opening.Sight sight, Locale language) {
        var reason = entry.reason();
        if (reason == null) {
            return ListView.quiet(text.of("page.lists.overrides.notAsked", language));
        }
        var shown = details.opening(entry.caseId(), sight, reader.purpose()).show(reason, entry);
        if (!shown.told()) {
            return ListView.quiet(text.of("page.lists.withheld", language));
        }
        return shown.value()
                .map(value -> ListView.text(value.toString()))
                .orElseGet(() -> ListView.quiet(text.of("page.lists.erased", language)));
    }
}
