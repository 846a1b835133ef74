package org.pulang.query.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook, written row by row. Text is a string cell, in the row itself: never a formula, and no list of all texts grows in
 * memory. What a sheet does not hold goes on in a next one.
 */
final class XlsxLines implements Lines {

    /** What a sheet of a spreadsheet holds. */
    private static final int MOST = 1_048_576;

    private static final int FLUSHED = 200;

    /** What a cell holds. Spreadsheets call a workbook with more in one damaged, and throw the rest away. */
    static final int MOST_SIGNS = 32_767;

    static final String CUT = " […]";

    private final Workbook book;
    private final Layout layout;
    private final int most;
    private Worksheet sheet;
    private int sheets;
    private int next;
    private long cut;

    XlsxLines(OutputStream out, Layout layout) throws IOException {
        this(out, layout, MOST);
    }

    XlsxLines(OutputStream out, Layout layout, int most) throws IOException {
        this.book = new Workbook(new Unclosed(out), "Pulang", null);
        this.layout = layout;
        this.most = most;
        this.sheet = begin();
    }

    private Worksheet begin() throws IOException {
        sheets++;
        next = 0;
        sheet = book.newWorksheet(sheets == 1 ? layout.name() : "%s (%d)".formatted(layout.name(), sheets));
        texts(layout.names());
        if (layout.hxl()) {
            texts(layout.tags());
        }
        sheet.freezePane(0, next);
        return sheet;
    }

    private void texts(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            sheet.inlineString(next, i, cells.get(i));
        }
        next++;
    }

    @Override
    public void line(List<@Nullable Object> cells) throws IOException {
        if (next == most) {
            sheet.finish();
            begin();
        }
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (cell instanceof Number number) {
                sheet.value(next, i, number);
            } else if (cell instanceof Boolean yes) {
                sheet.value(next, i, yes);
            } else if (cell != null) {
                sheet.inlineString(next, i, fitting(cell.toString()));
            }
        }
        next++;
        if (next % FLUSHED == 0) {
            sheet.flush();
        }
    }

    private String fitting(String text) {
        if (text.length() <= MOST_SIGNS) {
            return text;
        }
        cut++;
        int end = MOST_SIGNS - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    @Override
    public long cut() {
        return cut;
    }

    @Override
    public void end() throws IOException {
        book.finish();
    }

    /** The workbook closes what it writes to; the file around it goes on. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
