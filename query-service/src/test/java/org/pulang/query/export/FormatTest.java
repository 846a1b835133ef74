package org.pulang.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.store.EventJson;

/** Files are read back by the readers of others, and tell what was written, whatever it is. */
class FormatTest {

    @TempDir
    Path folder;

    private static final List<Column> COLUMNS = List.of(
            Column.text("text", "#description"),
            Column.whole("whole", "#value"),
            Column.number("number", "#value+share"),
            Column.flag("flag", "#status"),
            Column.day("day", "#date"),
            Column.moment("moment", "#date+recorded"));

    private static final List<@Nullable Object> PLAIN = Arrays.asList(
            "Sukabumi",
            -5,
            new BigDecimal("-0.25"),
            true,
            LocalDate.parse("2026-03-01"),
            Instant.parse("2026-03-01T03:00:00Z"));

    private static Layout layout(boolean bom, boolean hxl) {
        return new Layout("sheet", COLUMNS, bom, hxl);
    }

    private static byte[] written(Format format, Layout layout, List<List<@Nullable Object>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        var lines = format.open(out, layout);
        for (var row : rows) {
            lines.line(row);
        }
        lines.end();
        return out.toByteArray();
    }

    private static List<@Nullable Object> text(String text) {
        return Arrays.asList(text, null, null, null, null, null);
    }

    private static List<List<String>> csv(byte[] file) {
        var records = new ArrayList<List<String>>();
        CsvReader.builder()
                .ofCsvRecord(new String(file, StandardCharsets.UTF_8))
                .forEach(row -> records.add(row.getFields()));
        return records;
    }

    private static List<Row> xlsx(byte[] file, int sheet) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return book.getSheet(sheet).orElseThrow().read();
        }
    }

    @Test
    void csvIsOfTheStandard() throws IOException {
        var rows = List.of(PLAIN, text("kata \"baru\", lalu\r\nbaris"), text(""));

        var file = written(Format.Csv, layout(false, false), rows);

        assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("""
                text,whole,number,flag,day,moment\r
                Sukabumi,-5,-0.25,true,2026-03-01,2026-03-01T03:00:00Z\r
                "kata ""baru"", lalu\r
                baris",,,,,\r
                ,,,,,\r
                """);
        assertThat(csv(file).get(2).get(0)).isEqualTo("kata \"baru\", lalu\r\nbaris");
    }

    @Test
    void csvBeginsWithAByteOrderMarkWhereAskedAndTagsBelowTheNames() throws IOException {
        var file = written(Format.Csv, layout(true, true), List.of(PLAIN));

        assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(csv(Arrays.copyOfRange(file, 3, file.length)).get(1))
                .containsExactly("#description", "#value", "#value+share", "#status", "#date", "#date+recorded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://evil.example\",\"klik\")",
                "+62811",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "\uFF1D1+1",
                "=1\",\"=2",
                "<f>1+1</f>",
                "a\u0001b\uFFFEc",
                "\uD83D\uDE00 ꦗꦮ"
            })
    void noTextIsAFormula(String hostile) throws IOException {
        var csv = csv(written(Format.Csv, layout(false, false), List.of(text(hostile))))
                .get(1)
                .get(0);
        var escaped = "=+-@\t\r\n\uFF1D".indexOf(hostile.charAt(0)) >= 0;
        assertThat(csv).isEqualTo(escaped ? "'" + hostile : hostile);

        var ndjson = written(Format.Ndjson, layout(false, false), List.of(text(hostile)));
        assertThat(EventJson.MAPPER.readTree(ndjson).path("text").asString()).isEqualTo(hostile);
        assertThat(new String(ndjson, StandardCharsets.UTF_8).strip().lines()).hasSize(1);

        var book = written(Format.Xlsx, layout(false, false), List.of(text(hostile)));
        var cell = xlsx(book, 0).get(1).getCell(0);
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getFormula()).isNull();
        // XML has no way to tell control characters; readers take the ends of lines for one.
        assertThat(cell.asString().replace("\r", "\n").strip())
                .isEqualTo(hostile.replaceAll("[\u0001\uFFFE]", "")
                        .replace("\r", "\n")
                        .strip());
        assertThat(xml(book)).doesNotContain("<f>").doesNotContain("<f ");
    }

    private String xml(byte[] book) throws IOException {
        try (var files =
                new ZipFile(Files.write(folder.resolve("book.xlsx"), book).toFile())) {
            var sheet = files.getInputStream(files.getEntry("xl/worksheets/sheet1.xml"));
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void numbersOfAWorkbookAreNumbersAndDatesAreText() throws IOException {
        var rows = xlsx(written(Format.Xlsx, layout(false, true), List.of(PLAIN)), 0);

        assertThat(rows.get(0).getCellText(0)).isEqualTo("text");
        assertThat(rows.get(1).getCellText(0)).isEqualTo("#description");
        var row = rows.get(2);
        assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
        assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("-5");
        assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("-0.25");
        assertThat(row.getCell(3).asBoolean()).isTrue();
        assertThat(row.getCell(4).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCellText(4)).isEqualTo("2026-03-01");
        assertThat(row.getCellText(5)).isEqualTo("2026-03-01T03:00:00Z");
    }

    @Test
    void whatASheetDoesNotHoldGoesOnInTheNext() throws IOException {
        var out = new ByteArrayOutputStream();
        var lines = new XlsxLines(out, layout(false, false), 1000);
        for (int i = 0; i < 2500; i++) {
            lines.line(text("n" + i));
        }
        lines.end();

        var told = new ArrayList<String>();
        for (int sheet = 0; sheet < 3; sheet++) {
            var rows = xlsx(out.toByteArray(), sheet);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("text");
            rows.stream().skip(1).forEach(row -> told.add(row.getCellText(0)));
        }
        assertThat(told).hasSize(2500).doesNotHaveDuplicates().last().isEqualTo("n2499");
    }

    /** More in one, and spreadsheets call the workbook damaged. */
    @Test
    void whatACellOfAWorkbookDoesNotHoldIsCutAndSaidToBe() throws IOException {
        var out = new ByteArrayOutputStream();
        var lines = new XlsxLines(out, layout(false, false));
        var full = "a".repeat(XlsxLines.MOST_SIGNS);
        // Of the sign at the place where it is cut, both halves go.
        var more = "b" + "\uD83D\uDE00".repeat(XlsxLines.MOST_SIGNS);
        lines.line(text(full));
        lines.line(text(full + "a"));
        lines.line(text(more));
        lines.end();

        var rows = xlsx(out.toByteArray(), 0);
        assertThat(lines.cut()).isEqualTo(2);
        assertThat(rows.get(1).getCellText(0)).isEqualTo(full);
        for (int i = 2; i <= 3; i++) {
            assertThat(rows.get(i).getCellText(0).length()).isBetween(XlsxLines.MOST_SIGNS - 1, XlsxLines.MOST_SIGNS);
            assertThat(rows.get(i).getCellText(0)).endsWith(XlsxLines.CUT);
        }
        assertThat(more).startsWith(rows.get(3).getCellText(0).replace(XlsxLines.CUT, ""));
        assertThat(csv(written(Format.Csv, layout(false, false), List.of(text(more))))
                        .get(1)
                        .get(0))
                .isEqualTo(more);
    }

    @Test
    void ndjsonLeavesOutWhatIsAbsent() throws IOException {
        assertThat(new String(
                        written(Format.Ndjson, layout(false, false), List.of(PLAIN, text("a"))),
                        StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"text":"Sukabumi","whole":-5,"number":-0.25,"flag":true,"day":"2026-03-01","moment":"2026-03-01T03:00:00Z"}
                        {"text":"a"}
                        """);
    }
}
