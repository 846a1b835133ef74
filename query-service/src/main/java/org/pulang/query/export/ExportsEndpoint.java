package org.pulang.query.export;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.ExportLog;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/exports/{sheet}}: a zip file with the rows the reader may see and their codebook. Asks for a fresh proof of who
 * it is, and for a reason; the log of reads has both before the first byte.
 */
@RestController
class ExportsEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ExportsEndpoint.class);

    /** Each holds a connection while it is sent: some must be left for everybody else. */
    private static final int AT_ONCE = 3;

    private final Map<String, Sheet<?>> sheets;
    private final Codebook codebook;
    private final ExportLog log;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    ExportsEndpoint(List<Sheet<?>> sheets, Codebook codebook, ExportLog log, Clock clock) {
        this.sheets = sheets.stream().collect(toUnmodifiableMap(Sheet::name, Function.identity()));
        this.codebook = codebook;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param filter of the sheet; absent means all
     * @param bom for CSV only
     * @param hxl not for NDJSON
     */
    record Ask(
            @Nullable Format format,
            @Nullable Reason reason,
            @Nullable JsonNode filter,
            @Nullable Boolean bom,
            @Nullable Boolean hxl) {}

    /** What the log of reads keeps of it. */
    record Said(String sheet, Format format, Reason reason, Object filter, long position) {}

    /** What stands in the columns of a sheet. */
    @GetMapping("/api/exports/{sheet}/codebook")
    Map<String, Object> codebook(@PathVariable("sheet") String name) {
        return codebook.of(found(name), null);
    }

    @PostMapping({
        "/api/exports/caseload",
        "/api/exports/events",
        "/api/exports/follow-ups",
        "/api/exports/htcds",
        "/api/exports/indicators",
        "/api/exports/providers",
        "/api/exports/referrals"
    })
    void export(
            @RequestBody Ask ask,
            Reader reader,
            Visible visible,
            Read read,
            AsOf asOf,
            HttpServletRequest request,
            HttpServletResponse response) {
        var address = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        export(found(address.substring(address.lastIndexOf('/') + 1)), ask, reader, visible, read, asOf, response);
    }

    Sheet<?> found(String name) {
        var sheet = sheets.get(name);
        if (sheet == null) {
            throw new ProblemFound(Problem.NOT_FOUND);
        }
        return sheet;
    }

    /** For pages, too: whoever asks there is asked for the same, and the log has the same. */
    <F> void export(
            Sheet<F> sheet,
            Ask ask,
            Reader reader,
            Visible visible,
            Read read,
            AsOf asOf,
            HttpServletResponse response) {
        var format = required(ask.format(), "format");
        var reason = required(ask.reason(), "reason");
        var layout = new Layout(
                sheet.name(),
                sheet.columns(),
                asked(ask.bom(), format == Format.Csv, "bom"),
                asked(ask.hxl(), format != Format.Ndjson, "hxl"));
        var filter = filter(sheet, ask.filter());
        if (!turns.tryAcquire()) {
            throw new ProblemFound(Problem.EXPORT_RUNNING);
        }
        try {
            log.begin(reader);
            var rows = sheet.rows(new Sheet.Asked<>(filter, reader, visible.unsealed(), visible, read, asOf));
            var said = new Said(sheet.name(), format, reason, filter, asOf.position());
            var answer =
                    log.intend(read, EventJson.MAPPER.writeValueAsString(said), rows.cases(), sheet.shows(), response);
            try {
                log.ended(
                        read,
                        send(sheet, new Codebook.Made(format, layout, clock.instant(), asOf, said), rows, answer));
            } catch (IOException | RuntimeException e) {
                // The filter that ends the read closes the connection: no problem can be told in the middle of a file.
                LOG.warn("An export broke off: {}.", e.getClass().getName());
            }
        } finally {
            turns.release();
        }
    }

    private long send(Sheet<?> sheet, Codebook.Made file, Rows rows, HttpServletResponse answer) throws IOException {
        answer.setContentType("application/zip");
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("pulang-%s-%s.zip"
                                .formatted(sheet.name(), LocalDate.ofInstant(file.made(), AreaCode.zoneOf(null))))
                        .build()
                        .toString());
        answer.setHeader(HttpHeaders.LINK, "</api/exports/%s/codebook>; rel=\"describedby\"".formatted(sheet.name()));
        // Not closed where it breaks off: half a file is not to look like a whole one.
        var zip = new ZipOutputStream(answer.getOutputStream());
        zip.putNextEntry(new ZipEntry(Codebook.path(sheet, file.format())));
        var lines = file.format().open(zip, file.layout());
        var count = new long[1];
        try {
            rows.each(row -> {
                try {
                    lines.line(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                count[0]++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        lines.end();
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(Codebook.FILE));
        zip.write(EventJson.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(codebook.of(sheet, file.with(count[0], rows.leftOut(), lines.cut()))));
        zip.closeEntry();
        zip.finish();
        return count[0];
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new ProblemFound(Problem.BAD_PARAMETER, name);
        }
        return value;
    }

    private static boolean asked(@Nullable Boolean wanted, boolean possible, String name) {
        if (Boolean.TRUE.equals(wanted) && !possible) {
            throw new ProblemFound(Problem.BAD_PARAMETER, name);
        }
        return Boolean.TRUE.equals(wanted);
    }

    private static <F> F filter(Sheet<F> sheet, @Nullable JsonNode said) {
        try {
            return EventJson.INCOMING.treeToValue(
                    said == null || said.isNull() ? EventJson.INCOMING.createObjectNode() : said, sheet.filter());
        } catch (JacksonException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "filter");
        }
    }
}
