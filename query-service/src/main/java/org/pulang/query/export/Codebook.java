package org.pulang.query.export;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Sentences;
import org.pulang.query.replay.AsOf;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what stands in a file, in both languages, as a data package of Frictionless Data ({@code datapackage.json}). */
@Component
class Codebook {

    static final String FILE = "datapackage.json";
    private static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("id"), Locale.ENGLISH);

    private final MessageSource messages;
    private final Sentences sentences;

    Codebook(MessageSource messages, Sentences sentences) {
        this.messages = messages;
        this.sentences = sentences;
    }

    /**
     * A file that was made.
     *
     * @param made when
     * @param asked what was asked for, as the log of reads has it
     * @param rows how many it has
     * @param leftOut how many cases are not in it, by why
     * @param cut how many cells told more than they hold
     */
    record Made(
            Format format,
            Layout layout,
            Instant made,
            AsOf asOf,
            Object asked,
            long rows,
            Map<String, Long> leftOut,
            long cut) {

        /** About to be written. */
        Made(Format format, Layout layout, Instant made, AsOf asOf, Object asked) {
            this(format, layout, made, asOf, asked, 0, Map.of(), 0);
        }

        Made with(long count, Map<String, Long> missing, long cells) {
            return new Made(format, layout, made, asOf, asked, count, missing, cells);
        }
    }

    /** Of a sheet, whatever the format; with the file's own properties if there is one. */
    Map<String, Object> of(Sheet<?> sheet, @Nullable Made file) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("name", sheet.name());
        if (file != null) {
            resource.put("path", path(sheet, file.format()));
            resource.put("format", file.format().ending());
            resource.put("mediatype", file.format().mediaType());
            resource.put("encoding", "utf-8");
            if (file.layout().hxl()) {
                resource.put("dialect", Map.of("headerRows", List.of(1), "commentRows", List.of(2)));
            }
        }
        resource.put(
                "schema",
                Map.of(
                        "fields",
                        sheet.columns().stream()
                                .map(column -> field(sheet, column))
                                .toList(),
                        "missingValues",
                        List.of("")));
        var codebook = new LinkedHashMap<String, Object>();
        codebook.put("name", "pulang-" + sheet.name());
        codebook.put("title", both("export.%s.title".formatted(sheet.name())));
        codebook.put("leftOut", both("export.leftOut"));
        if (file != null) {
            codebook.put("created", file.made());
            codebook.put("asOf", file.asOf());
            codebook.put("rows", file.rows());
            if (!file.leftOut().isEmpty()) {
                codebook.put("casesLeftOut", file.leftOut());
            }
            if (file.cut() > 0) {
                codebook.put("cellsCut", file.cut());
                codebook.put("cellsCutMeans", both("export.cellsCut"));
            }
            codebook.put("export", file.asked());
        }
        sheet.attribution().ifPresent(text -> codebook.put("attribution", text));
        codebook.put("resources", List.of(resource));
        return codebook;
    }

    static String path(Sheet<?> sheet, Format format) {
        return "%s.%s".formatted(sheet.name(), format.ending());
    }

    private Map<String, Object> field(Sheet<?> sheet, Column column) {
        var field = new LinkedHashMap<String, Object>();
        field.put("name", column.name());
        field.put("type", column.type().word());
        field.put("definition", both("export.%s.%s".formatted(sheet.name(), column.name())));
        field.put("suppression", both("export.suppression." + column.suppression()));
        field.put("hxl", column.hxl());
        var codes = column.codes();
        if (codes != null) {
            var labels = new LinkedHashMap<String, Object>();
            for (var code : codes.getEnumConstants()) {
                labels.put(code.name(), inBoth(language -> sentences.text(code, language)));
            }
            field.put("codes", labels);
        }
        return field;
    }

    private Map<String, String> both(String key) {
        return inBoth(language -> messages.getMessage(key, null, language));
    }

    private static Map<String, String> inBoth(Function<Locale, String> text) {
        var both = new LinkedHashMap<String, String>();
        LANGUAGES.forEach(language -> both.put(language.getLanguage(), text.apply(language)));
        return both;
    }
}
