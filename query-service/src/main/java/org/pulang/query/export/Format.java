package org.pulang.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** How a sheet is written down. */
enum Format {
    /** RFC 4180, in UTF-8; for spreadsheets and statistics. */
    Csv("text/csv") {
        @Override
        Lines open(OutputStream out, Layout layout) throws IOException {
            return new CsvLines(out, layout);
        }
    },
    /** A JSON object a line. */
    Ndjson("application/x-ndjson") {
        @Override
        Lines open(OutputStream out, Layout layout) {
            return new NdjsonLines(out, layout);
        }
    },
    /** Office Open XML. */
    Xlsx("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        Lines open(OutputStream out, Layout layout) throws IOException {
            return new XlsxLines(out, layout);
        }
    };

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** Of a file's name. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Begins a file; the stream stays open when it ends. */
    abstract Lines open(OutputStream out, Layout layout) throws IOException;
}
