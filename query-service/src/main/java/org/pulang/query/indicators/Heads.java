package org.pulang.query.indicators;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Sentences;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.PartialDate;
import org.springframework.stereotype.Component;

/** Makes the heads of the pages of the analysis, which all look alike. */
@Component
class Heads {

    static final String PATH = "/analysis/";

    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    /** As they stand in addresses, and under {@code page.analysis} in {@code query-messages}. */
    private static final List<String> PAGES = List.of(
            "components",
            "challenges",
            "assistance",
            "standards",
            "recommendations",
            "outcomes",
            "cohorts",
            "places",
            "network",
            "caseload");

    private final Indicators indicators;
    private final Wording wording;
    private final Sentences sentences;

    Heads(Indicators indicators, Wording wording, Sentences sentences) {
        this.indicators = indicators;
        this.wording = wording;
        this.sentences = sentences;
    }

    /**
     * Of one of the pages.
     *
     * @param exported what the export calls these figures; absent where it has none
     */
    Head of(
            String page,
            AsOf asOf,
            Address address,
            Basis basis,
            Count cases,
            long simulated,
            @Nullable String exported,
            @Nullable String by,
            Locale language) {
        return of(
                PATH + page,
                wording.message("page.analysis.%s.title".formatted(page), language),
                wording.message("page.analysis.%s.intro".formatted(page), language),
                asOf,
                address,
                basis,
                cases,
                simulated,
                exported,
                by,
                language);
    }

    Head of(
            String path,
            String title,
            String intro,
            AsOf asOf,
            Address address,
            Basis basis,
            Count cases,
            long simulated,
            @Nullable String exported,
            @Nullable String by,
            Locale language) {
        var numbers = new Numbers(language);
        var recordedAt = asOf.recordedAt();
        return new Head(
                path,
                title,
                intro,
                pages(path, address, language),
                numbers.whole(cases),
                Numbers.form(cases.number()),
                simulated == 0
                        ? null
                        : wording.message(
                                "page.analysis.simulated",
                                language,
                                numbers.whole(simulated),
                                numbers.whole(cases),
                                Numbers.form(cases.number())),
                cases.hidden(),
                basis.today(),
                sentences.text(basis.today(), language),
                basis.asOf(),
                basis.asOf() ? null : fixed(path, address.filter(), basis.today(), by),
                exported == null ? null : exportForm(exported, address, by),
                by,
                Objects.toString(address.knownBy(), ""),
                asOf.position(),
                recordedAt,
                recordedAt == null ? null : sentences.text(recordedAt, ZONE, language));
    }

    /** Links to every page of the analysis, about the same cases. */
    List<Head.Link> pages(String path, Address address, Locale language) {
        return Stream.concat(
                        Stream.of(new Head.Link(
                                wording.message("page.dashboard", language), address.of("/"), path.equals("/"))),
                        PAGES.stream()
                                .map(page -> new Head.Link(
                                        wording.message("page.analysis.%s.link".formatted(page), language),
                                        address.of(PATH + page),
                                        path.equals(PATH + page))))
                .toList();
    }

    /** A page of the analysis, and what it answers. */
    record Entry(String title, String intro, String address) {}

    List<Entry> index(Address address, Locale language) {
        return PAGES.stream()
                .map(page -> new Entry(
                        wording.message("page.analysis.%s.title".formatted(page), language),
                        wording.message("page.analysis.%s.intro".formatted(page), language),
                        address.of(PATH + page)))
                .toList();
    }

    /** What was known at the end of a day that is over does not change. */
    private static String fixed(String path, IndicatorsFilter filter, LocalDate today, @Nullable String by) {
        var address = new Address(filter, PartialDate.of(today.minusDays(1))).to(path);
        if (by != null) {
            address.queryParam("by", by);
        }
        return address.toUriString();
    }

    private static String exportForm(String indicator, Address address, @Nullable String by) {
        var form = address.to("/exports/indicators").queryParam("indicator", indicator);
        if (by != null) {
            form.queryParam("by", by);
        }
        return form.toUriString();
    }

    Choices choices(IndicatorsFilter filter, Visible visible, Reader reader, Locale language) {
        return Choices.of(filter, indicators, visible, reader, wording, sentences, language);
    }
}
