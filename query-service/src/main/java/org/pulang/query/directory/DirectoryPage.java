package org.pulang.query.directory;

import jakarta.validation.Valid;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.page.ListView;
import org.pulang.query.page.ListView.Cell;
import org.pulang.query.page.ListView.Part;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Whom a person can be sent to: by area, service, whom they help, language and cost. What nobody has made sure of in sixty days says so; where
 * nobody helps, that is a barrier to record.
 */
@Controller
class DirectoryPage {

    private static final String PATH = "/providers";
    private static final int ROWS = 25;
    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Directory directory;
    private final DirectoryEndpoint endpoint;
    private final PageText text;

    DirectoryPage(Directory directory, DirectoryEndpoint endpoint, PageText text) {
        this.directory = directory;
        this.endpoint = endpoint;
        this.text = text;
    }

    /** @param forCase whose person needs somebody: then a referral, or the barrier that there is nobody, is a step away */
    @GetMapping(PATH)
    String page(
            AsOf asOf,
            Reader reader,
            @ModelAttribute("filter") @Valid DirectoryFilter filter,
            @RequestParam @Nullable UUID forCase,
            @RequestParam @Nullable UUID beyond,
            Locale language,
            Model model) {
        var rows = directory.list(filter, beyond, ROWS + 1);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.providers", language),
                        text.of("page.lists.providers.intro", language),
                        reader.role() == Role.Supervisor || reader.role() == Role.Admin
                                ? List.of(new ListView.Tab(
                                        text.of("command.RegisterProvider", language),
                                        null,
                                        "/providers/do/register-provider",
                                        false))
                                : List.of(),
                        new ListView.Filter(PATH, fields(filter, language), hidden(filter, forCase), true),
                        List.of("name", "offers", "area", "terms", "verified").stream()
                                .map(column -> text.of("page.lists.providers." + column, language))
                                .toList(),
                        shown.stream()
                                .map(entry -> row(entry, forCase, filter.service(), language))
                                .toList(),
                        empty(reader, forCase, language),
                        beyond == null ? null : address(filter, forCase, null),
                        rows.size() > ROWS
                                ? address(
                                        filter,
                                        forCase,
                                        shown.get(ROWS - 1).providerId().value())
                                : null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    /** Nobody who helps is a barrier of whoever needs it; it is recorded in a case, and the worklist leads there. */
    private ListView.Empty empty(Reader reader, @Nullable UUID forCase, Locale language) {
        if (forCase != null) {
            return new ListView.Empty(
                    text.of("page.lists.providers.noneBarrier", language),
                    text.of("command.RecordBarrier", language),
                    ListView.address("/cases/%s/do/record-barrier".formatted(forCase), "back", "/cases/" + forCase));
        }
        var records = reader.role() == Role.Caseworker || reader.role() == Role.Supervisor;
        return new ListView.Empty(
                text.of(records ? "page.lists.providers.noneBarrier" : "page.lists.providers.none", language),
                records ? text.of("page.lists.providers.chooseCase", language) : null,
                records ? "/worklist?view=All&open=true" : null);
    }

    private List<ListView.Field> fields(DirectoryFilter filter, Locale language) {
        return List.of(
                select("area", areas(), filter.area(), language),
                select("service", labels(Service.values(), language), filter.service(), language),
                select("serves", labels(ServedGroup.values(), language), first(filter.serves()), language),
                select("cost", labels(OfferCost.values(), language), first(filter.cost()), language),
                select("language", languages(language), filter.language(), language),
                select("verification", labels(Verification.values(), language), first(filter.verification()), language),
                new ListView.Field(
                        "text",
                        text.of("page.lists.providers.text", language),
                        Map.of(),
                        filter.text() == null ? "" : filter.text(),
                        100));
    }

    /** What the form cannot choose and a link may. */
    private static Map<String, String> hidden(DirectoryFilter filter, @Nullable UUID forCase) {
        return Map.of(
                "suspended",
                Objects.toString(filter.suspended(), ""),
                "without",
                filter.without().stream().map(Enum::name).collect(Collectors.joining(",")),
                "verifiedSince",
                Objects.toString(filter.verifiedSince(), ""),
                "forCase",
                Objects.toString(forCase, ""));
    }

    private static @Nullable Object first(List<?> codes) {
        return codes.isEmpty() ? null : codes.get(0);
    }

    private ListView.Field select(String name, Map<String, String> options, @Nullable Object value, Locale language) {
        var all = new LinkedHashMap<String, String>();
        all.put("", text.of("page.worklist.any", language));
        all.putAll(options);
        return new ListView.Field(
                name, text.of("page.lists.providers." + name, language), all, value == null ? "" : value.toString(), 0);
    }

    private Map<String, String> labels(Enum<?>[] codes, Locale language) {
        var labels = new LinkedHashMap<String, String>();
        for (var code : codes) {
            labels.put(code.name(), text.value(code, language));
        }
        return labels;
    }

    private static Map<String, String> areas() {
        var areas = new LinkedHashMap<String, String>();
        Areas.provinces().forEach((code, name) -> areas.put(code.value(), name));
        return areas;
    }

    /** Those that survivors here speak most; the API takes any. */
    private Map<String, String> languages(Locale language) {
        var languages = new LinkedHashMap<String, String>();
        for (var code : List.of("id", "jv", "su", "min", "ban", "bug", "mad", "en", "ar", "zh", "tl", "th", "my")) {
            languages.put(code, text.value(new LanguageCode(code), language));
        }
        return languages;
    }

    private static String address(DirectoryFilter filter, @Nullable UUID forCase, @Nullable UUID beyond) {
        return ListView.address(
                PATH,
                "area",
                filter.area(),
                "service",
                filter.service(),
                "serves",
                filter.serves(),
                "cost",
                filter.cost(),
                "language",
                filter.language(),
                "without",
                filter.without(),
                "verification",
                filter.verification(),
                "verifiedSince",
                filter.verifiedSince(),
                "text",
                filter.text(),
                "suspended",
                filter.suspended(),
                "forCase",
                forCase,
                "beyond",
                beyond);
    }

    private List<Cell> row(DirectoryEntry entry, @Nullable UUID forCase, @Nullable Service service, Locale language) {
        var offers = new ArrayList<Part>();
        var terms = new ArrayList<Part>();
        for (var offer : entry.offers()) {
            offers.add(ListView.text(text.value(offer.service(), language)));
            offers.add(ListView.quiet(served(offer, language)));
            terms.add(ListView.text(text.value(offer.cost(), language)));
            terms.add(ListView.quiet(terms(offer, language)));
        }
        if (offers.isEmpty()) {
            entry.services().forEach(one -> offers.add(ListView.text(text.value(one, language))));
            terms.add(ListView.quiet(text.of("page.lists.providers.noTerms", language)));
        }
        return List.of(
                ListView.cells(Arrays.asList(
                        ListView.link(entry.name(), PATH + "/" + entry.providerId()),
                        ListView.quiet(text.value(entry.type(), language)),
                        forCase == null || entry.suspendedFor() != null
                                ? null
                                : ListView.link(
                                        text.of("command.MakeReferral", language),
                                        ListView.address(
                                                "/cases/%s/do/make-referral".formatted(forCase),
                                                "providerId",
                                                entry.providerId(),
                                                "service",
                                                service,
                                                "back",
                                                "/cases/" + forCase)))),
                new Cell(offers),
                area(entry, language),
                new Cell(terms),
                verified(entry, language));
    }

    private String served(DirectoryEntry.Offer offer, Locale language) {
        return offer.serves().stream().map(group -> text.value(group, language)).collect(Collectors.joining(", "));
    }

    private String terms(DirectoryEntry.Offer offer, Locale language) {
        var all = new ArrayList<String>();
        offer.languages().forEach(code -> all.add(text.value(code, language)));
        offer.conditions().forEach(condition -> all.add(text.value(condition, language)));
        return all.isEmpty() ? text.of("page.lists.providers.noConditions", language) : String.join(", ", all);
    }

    private Cell area(DirectoryEntry entry, Locale language) {
        var areas = entry.offers().stream()
                .flatMap(offer -> offer.areas().stream())
                .distinct()
                .map(code -> Areas.name(code).orElse(code.value()))
                .toList();
        if (!areas.isEmpty()) {
            return ListView.cell(String.join(", ", areas));
        }
        var registered = entry.area();
        return ListView.cell(
                entry.offers().isEmpty() && registered != null
                        ? Areas.name(registered).orElse(registered.value())
                        : text.of("page.lists.providers.wholeCountry", language));
    }

    private Cell verified(DirectoryEntry entry, Locale language) {
        var parts = new ArrayList<Part>();
        parts.add(
                entry.verification() == Verification.Verified
                        ? ListView.text(text.value(entry.verification(), language))
                        : ListView.alert(text.value(entry.verification(), language)));
        if (entry.verifiedOn() != null) {
            parts.add(text.day(entry.verifiedOn(), language));
        }
        if (entry.suspendedFor() != null) {
            parts.add(ListView.alert(text.value(entry.suspendedFor(), language)));
        }
        return new Cell(parts);
    }

    /** One provider, with all its offers and what became of it. */
    @GetMapping(PATH + "/{providerId}")
    String one(@PathVariable UUID providerId, Reader reader, Locale language, Model model) {
        var whole = endpoint.one(providerId, language);
        var entry = whole.provider();
        model.addAttribute("name", entry.name());
        model.addAttribute("row", row(entry, null, null, language));
        model.addAttribute(
                "columns",
                List.of("name", "offers", "area", "terms", "verified").stream()
                        .map(column -> text.of("page.lists.providers." + column, language))
                        .toList());
        model.addAttribute(
                "history",
                whole.history().stream()
                        .map(told -> new Told(
                                text.moment(told.recordedAt(), ZONE, language),
                                told.actor() == null ? "" : told.actor(),
                                told.sentence()))
                        .toList());
        model.addAttribute("keeps", keeps(entry, reader, language));
        return "provider";
    }

    /** What whoever keeps the directory does next. */
    private List<Part> keeps(DirectoryEntry entry, Reader reader, Locale language) {
        if (reader.role() != Role.Supervisor && reader.role() != Role.Admin) {
            return List.of();
        }
        return List.of(
                        "verify-provider",
                        "offer-service",
                        entry.suspendedFor() == null ? "suspend-provider" : "resume-provider")
                .stream()
                .map(command -> ListView.link(
                        text.of("page.lists.do." + command, language),
                        "/providers/%s/do/%s".formatted(entry.providerId(), command)))
                .toList();
    }

    /** An event of the provider. */
    record Told(Part at, String actor, String sentence) {}
}
