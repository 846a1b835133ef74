package org.pulang.query.instruments;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.instruments.InstrumentEntry.State;
import org.pulang.query.page.ListView;
import org.pulang.query.page.ListView.Cell;
import org.pulang.query.page.ListView.Part;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** With what people are asked here, and for whoever may: the forms that publish another, the next version, or retire one. */
@Controller
class InstrumentsPage {

    private static final String PATH = "/instruments";
    private static final String PUBLISH = "/instruments/do/publish-instrument";
    private static final int ROWS = 25;
    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Library library;
    private final PageText text;

    InstrumentsPage(Library library, PageText text) {
        this.library = library;
        this.text = text;
    }

    /** @param beyond the last one of the page before */
    @GetMapping(PATH)
    String page(
            AsOf asOf,
            Reader reader,
            @RequestParam(required = false) @Nullable InstrumentId beyond,
            Locale language,
            Model model) {
        var publishes = reader.role() == Role.Supervisor;
        var rows = library.list(beyond, ROWS + 1);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.instruments", language),
                        text.of("page.lists.instruments.intro", language),
                        publishes
                                ? List.of(new ListView.Tab(
                                        text.of("command.PublishInstrument", language), null, PUBLISH, false))
                                : List.of(),
                        null,
                        List.of("title", "code", "publisher", "state", "next").stream()
                                .map(column -> text.of("page.lists.instruments." + column, language))
                                .toList(),
                        shown.stream()
                                .map(entry -> row(entry, reader, publishes, language))
                                .toList(),
                        new ListView.Empty(text.of("page.lists.instruments.none", language), null, null),
                        beyond == null ? null : PATH,
                        rows.size() > ROWS
                                ? ListView.address(
                                        PATH, "beyond", shown.get(ROWS - 1).instrumentId())
                                : null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    private List<Cell> row(InstrumentEntry entry, Reader reader, boolean publishes, Locale language) {
        var state = new ArrayList<Part>();
        state.add(ListView.text(text.of("page.lists.instruments.state." + entry.state(), language)));
        if (entry.retiredAt() != null) {
            state.add(text.moment(entry.retiredAt(), ZONE, language));
        } else if (entry.publishedAt() != null) {
            state.add(text.moment(entry.publishedAt(), ZONE, language));
        }
        // Only who published it may change it.
        var ours = publishes && reader.organisation().equals(entry.organisation());
        var next = new ArrayList<Part>();
        if (ours) {
            next.add(ListView.link(
                    text.of("page.lists.do.next-version", language),
                    ListView.address(PUBLISH, "from", entry.instrumentId())));
        }
        if (ours && entry.state() == State.Published) {
            next.add(ListView.link(
                    text.of("page.lists.do.retire-instrument", language),
                    "/instruments/%s/do/retire-instrument".formatted(entry.instrumentId())));
        }
        return List.of(
                ListView.cell(
                        ListView.text(entry.title().in(language)),
                        ListView.quiet(text.of(
                                entry.official() ? "page.lists.instruments.official" : "page.lists.instruments.own",
                                language))),
                ListView.cell(entry.instrumentId().value()),
                ListView.cell(
                        entry.organisation() == null
                                ? text.of("page.lists.instruments.builtIn", language)
                                : entry.organisation().value()),
                new Cell(state),
                new Cell(next));
    }
}
