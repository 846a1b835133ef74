package org.pulang.query.access;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.pulang.vocabulary.StaffId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked, when, why and at which details: of one case, and by one member of staff; the newest first. */
@Controller
class ReadsPage {

    private static final String BY_STAFF = "/reads";
    private static final int ROWS = 25;

    /** Of the cases that a list showed, so many are named here; the API names all. */
    private static final int NAMED = 5;

    private static final ZoneId ZONE = AreaCode.zoneOf(null);
    private static final int ID_LENGTH = 60;

    private final Reads reads;
    private final PageText text;

    ReadsPage(Reads reads, PageText text) {
        this.reads = reads;
        this.text = text;
    }

    @GetMapping("/cases/{caseId}/reads")
    String ofCase(Sight sight, AsOf asOf, @RequestParam @Nullable UUID beyond, Locale language, Model model) {
        var rows = reads.ofCase(sight.caseId(), beyond, ROWS + 1);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var path = "/cases/%s/reads".formatted(sight.caseId());
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.reads.ofCase", language),
                        text.of("page.lists.reads.ofCase.intro", language),
                        List.of(),
                        null,
                        columns(List.of("when", "who", "what", "details", "why"), language),
                        shown.stream().map(entry -> ofCase(entry, language)).toList(),
                        new ListView.Empty(text.of("page.lists.reads.none", language), null, null),
                        beyond == null ? null : path,
                        rows.size() > ROWS
                                ? ListView.address(
                                        path, "beyond", shown.get(ROWS - 1).id())
                                : null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    /** Of whoever works for the reader's organisation; before somebody is chosen, of nobody. */
    @GetMapping(BY_STAFF)
    String byStaff(
            Reader reader,
            Read read,
            AsOf asOf,
            @RequestParam @Nullable StaffId staff,
            @RequestParam @Nullable UUID beyond,
            Locale language,
            Model model) {
        var rows = staff == null ? List.<ReadEntry>of() : reads.by(staff, reader, beyond, ROWS + 1);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        var cases = shown.stream()
                .flatMap(entry -> named(entry).stream())
                .distinct()
                .toList();
        read.lists(cases, cases.size(), id -> id);
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.reads", language),
                        text.of("page.lists.reads.intro", language),
                        List.of(),
                        new ListView.Filter(
                                BY_STAFF,
                                List.of(new ListView.Field(
                                        "staff",
                                        text.of("page.lists.reads.staff", language),
                                        Map.of(),
                                        staff == null ? "" : staff.value(),
                                        ID_LENGTH)),
                                Map.of(),
                                true),
                        columns(List.of("when", "what", "cases", "details", "why"), language),
                        shown.stream().map(entry -> byStaff(entry, language)).toList(),
                        new ListView.Empty(
                                text.of(staff == null ? "page.lists.reads.choose" : "page.lists.reads.none", language),
                                null,
                                null),
                        beyond == null ? null : ListView.address(BY_STAFF, "staff", staff),
                        rows.size() > ROWS
                                ? ListView.address(
                                        BY_STAFF,
                                        "staff",
                                        staff,
                                        "beyond",
                                        shown.get(ROWS - 1).id())
                                : null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    private List<String> columns(List<String> names, Locale language) {
        return names.stream()
                .map(name -> text.of("page.lists.reads." + name, language))
                .toList();
    }

    private static List<CaseId> named(ReadEntry entry) {
        return entry.named().distinct().limit(NAMED).toList();
    }

    private List<Cell> ofCase(ReadEntry entry, Locale language) {
        return List.of(
                ListView.cell(text.moment(entry.at(), ZONE, language)),
                ListView.cell(
                        ListView.text(entry.actor().value()),
                        ListView.quiet("%s, %s"
                                .formatted(
                                        text.value(entry.role(), language),
                                        entry.organisation().value()))),
                what(entry, language),
                details(entry, language),
                ListView.cell(text.value(entry.purpose(), language)));
    }

    private List<Cell> byStaff(ReadEntry entry, Locale language) {
        var named = named(entry);
        var cases = new ArrayList<Part>();
        named.forEach(id -> cases.add(
                ListView.link(text.of("page.lists.reads.case", language, end(id)), "/cases/%s/reads".formatted(id))));
        long more = entry.named().distinct().count() - named.size();
        if (more > 0) {
            cases.add(ListView.quiet(text.of("page.lists.reads.more", language, more)));
        }
        return List.of(
                ListView.cell(text.moment(entry.at(), ZONE, language)),
                what(entry, language),
                new Cell(cases),
                details(entry, language),
                ListView.cell(text.value(entry.purpose(), language)));
    }

    /** What people need to tell two cases apart. */
    private static String end(CaseId id) {
        var whole = id.toString();
        return whole.substring(whole.length() - 8);
    }

    private Cell what(ReadEntry entry, Locale language) {
        var parts = new ArrayList<Part>();
        parts.add(
                entry.action() == Action.Denied
                        ? ListView.alert(text.value(entry.action(), language))
                        : ListView.text(text.value(entry.action(), language)));
        var export = entry.export();
        if (export != null) {
            parts.add(ListView.quiet(text.of(
                    "page.lists.reads.export",
                    language,
                    text.of("export.%s.title".formatted(export.path("sheet").asString("")), language),
                    text.of("export.reason." + export.path("reason").asString(""), language))));
            parts.add(
                    entry.rows() == null
                            ? ListView.alert(text.of("page.lists.reads.brokeOff", language))
                            : ListView.quiet(text.of("page.lists.reads.rows", language, entry.rows())));
        }
        return new Cell(parts);
    }

    private Cell details(ReadEntry entry, Locale language) {
        return entry.classes().isEmpty()
                ? ListView.cell(ListView.quiet(text.of("page.lists.reads.noDetails", language)))
                : ListView.cell(
                        ListView.text(entry.classes().stream()
                                .map(details -> text.value(details, language))
                                .collect(Collectors.joining(", "))),
                        ListView.quiet(entry.persons().stream()
                                .map(person -> text.value(person, language))
                                .collect(Collectors.joining(", "))));
    }
}
