package org.pulang.query.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180. Text that a spreadsheet would take for a formula stands behind an apostrophe; numbers are numbers, whatever they begin
 * with.
 */
final class CsvLines implements Lines {

    /** As given by OWASP; the last four are what those before look like to a spreadsheet in an East Asian language. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final BufferedWriter out;
    private final CsvWriter csv;

    CsvLines(OutputStream stream, Layout layout) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        if (layout.bom()) {
            out.write('\uFEFF');
        }
        csv = CsvWriter.builder().build(out);
        csv.writeRecord(layout.names());
        if (layout.hxl()) {
            csv.writeRecord(layout.tags());
        }
    }

    @Override
    public void line(List<@Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(CsvLines::text).toList());
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        } else if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (cell instanceof Number) {
            return cell.toString();
        }
        var text = cell.toString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void end() throws IOException {
        csv.flush();
        out.flush();
    }
}
