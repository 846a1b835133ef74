package org.pulang.query.replay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.pulang.query.TestDatabase;
import org.pulang.query.replay.RowBufferIT.Everything.Colour;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class RowBufferIT {

    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final UUID ONE = UUID.fromString("0198f2a0-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("0198f2a0-0000-7000-8000-000000000002");

    private Connection connection;
    private JdbcClient jdbc;

    @BeforeEach
    void makeTables() throws SQLException {
        connection = DATABASE.dataSource().getConnection();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("""
                DROP SCHEMA IF EXISTS readmodel CASCADE;
                CREATE SCHEMA readmodel;
                CREATE TABLE readmodel.everything (
                    case_id   uuid PRIMARY KEY,
                    text      text,
                    colour    text,
                    small     int         NOT NULL,
                    big       bigint      NOT NULL,
                    maybe     bigint,
                    flag      boolean     NOT NULL,
                    amount    numeric,
                    day       date,
                    at        timestamptz,
                    document  json,
                    doubled   bigint      NOT NULL GENERATED ALWAYS AS (big * 2) STORED
                );
                CREATE TABLE readmodel.step (
                    case_id uuid NOT NULL, place int NOT NULL, colour text NOT NULL, note text,
                    PRIMARY KEY (case_id, colour, place)
                );
                CREATE TABLE readmodel.mark (case_id uuid NOT NULL, word text NOT NULL, PRIMARY KEY (case_id, word));
                CREATE TABLE readmodel.line (position bigint PRIMARY KEY, text text);
                CREATE SCHEMA other;
                CREATE TABLE other.everything (LIKE readmodel.everything INCLUDING ALL);
                CREATE TABLE other.line (LIKE readmodel.line INCLUDING ALL)""").update();
    }

    @AfterEach
    void dropTables() throws SQLException {
        jdbc.sql("DROP SCHEMA readmodel, other CASCADE").update();
        connection.close();
    }

    /** A column of each type. */
    @Table("everything")
    static class Everything {
        UUID caseId;

        @Nullable
        String text;

        @Nullable
        Colour colour;

        int small;
        long big;

        @Nullable
        Long maybe;

        boolean flag;

        @Nullable
        BigDecimal amount;

        @Nullable
        LocalDate day;

        @Nullable
        Instant at;

        @Nullable
        Document document;

        enum Colour {
            Red,
            Green
        }

        record Document(String title, List<Map<String, LocalDate>> pages) {}

        static Everything of(UUID caseId) {
            var row = new Everything();
            row.caseId = caseId;
            return row;
        }

        static Everything full(UUID caseId) {
            var row = of(caseId);
            row.text = "teks";
            row.colour = Colour.Green;
            row.small = Integer.MIN_VALUE;
            row.big = 1L << 60;
            row.maybe = -7L;
            row.flag = true;
            row.amount = new BigDecimal("12345678901234567890.0100");
            row.day = LocalDate.of(2026, 2, 1);
            row.at = Instant.parse("2026-02-01T03:00:00.123456Z");
            row.document = new Document("a \"b\" \\ \n\t ✓ 🕊", List.of(Map.of("due", LocalDate.of(2026, 3, 1))));
            return row;
        }
    }

    /** A key of several columns, in another order than the table's. */
    @Table("step")
    static class Step {
        UUID caseId;
        int place;
        Colour colour;

        @Nullable
        String note;

        static Step of(UUID caseId, int place, Colour colour, @Nullable String note) {
            var row = new Step();
            row.caseId = caseId;
            row.place = place;
            row.colour = colour;
            row.note = note;
            return row;
        }
    }

    /** Nothing beside its key. */
    @Table("mark")
    static class Mark {
        UUID caseId;
        String word;

        static Mark of(UUID caseId, String word) {
            var row = new Mark();
            row.caseId = caseId;
            row.word = word;
            return row;
        }
    }

    @Table(value = "line", appendOnly = true)
    static class Line {
        long position;

        @Nullable
        String text;

        static Line of(long position, @Nullable String text) {
            var row = new Line();
            row.position = position;
            row.text = text;
            return row;
        }
    }

    @Test
    void readsEveryTypeAsItWasWritten() throws SQLException {
        write(Everything.full(ONE));

        assertThat(read(ONE).row(Everything.class, ONE))
                .usingRecursiveComparison()
                .isEqualTo(Everything.full(ONE));
        assertThat(rows("everything")).singleElement().asString().contains("\"doubled\": " + (1L << 61));
    }

    @Test
    void readsAbsentValuesAsItWroteThem() throws SQLException {
        write(Everything.of(ONE));

        assertThat(read(ONE).row(Everything.class, ONE))
                .usingRecursiveComparison()
                .isEqualTo(Everything.of(ONE));
        assertThat(jdbc.sql(
                                "SELECT num_nulls(text, colour, maybe, amount, day, at, document) FROM readmodel.everything")
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    void makesAValueAbsentAgain() throws SQLException {
        write(Everything.full(ONE));
        var buffer = read(ONE);
        var row = buffer.row(Everything.class, ONE);
        row.text = null;
        row.document = null;
        buffer.flush(connection, "readmodel");

        assertThat(read(ONE).row(Everything.class, ONE))
                .extracting(found -> found.text, found -> found.document, found -> found.maybe)
                .containsExactly(null, null, -7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\\N",
                "\\.",
                "NULL",
                "null",
                "a\tb\nc\rd\r\ne",
                "back\\slash \\n \\t \\\\",
                "it's \"quoted\", {in} [brackets]; -- and; more",
                "\u0001\u001f\b\f\u007f\u0085\u2028",
                "Dewi Śrī · শ্রমিক · ខ្មែរ · مرحبا · 人",
                "👩🏽‍⚕️🇮🇩 e\u0301",
            })
    void keepsTextAsItIs(String text) throws SQLException {
        var row = Everything.of(ONE);
        row.text = text;
        write(row);
        copy(Line.of(1, text));

        assertThat(read(ONE).row(Everything.class, ONE).text).isEqualTo(text);
        assertThat(jdbc.sql("SELECT text FROM readmodel.line")
                        .query(String.class)
                        .single())
                .isEqualTo(text);
    }

    @Test
    void takesTheLastDayForInfinity() throws SQLException {
        var row = Everything.of(ONE);
        row.day = LocalDate.MAX;
        write(row);

        assertThat(jdbc.sql("SELECT day = 'infinity' FROM readmodel.everything")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(read(ONE).row(Everything.class, ONE).day).isEqualTo(LocalDate.MAX);
    }

    @Test
    void writesOnlyRowsThatChanged() throws SQLException {
        write(Everything.full(ONE), Everything.full(TWO));
        var before = written();

        var buffer = read(ONE, TWO);
        buffer.row(Everything.class, TWO).big++;
        buffer.flush(connection, "readmodel");

        assertThat(written().get(ONE)).isEqualTo(before.get(ONE));
        assertThat(written().get(TWO)).isNotEqualTo(before.get(TWO));
    }

    @Test
    void noticesAChangeWithinAnObject() throws SQLException {
        var row = Everything.of(ONE);
        row.document = new Everything.Document("kosong", new ArrayList<>());
        write(row);

        var buffer = read(ONE);
        var document = requireNonNull(buffer.row(Everything.class, ONE).document);
        document.pages().add(Map.of());
        buffer.flush(connection, "readmodel");

        assertThat(rows("everything")).singleElement().asString().contains("\"pages\": [{}]");
    }

    @Test
    void writesNothingForARowThatIsAsItWas() throws SQLException {
        write(Everything.full(ONE));
        var before = written();

        var buffer = read(ONE);
        var row = buffer.row(Everything.class, ONE);
        row.flag = false;
        row.flag = true;
        buffer.remove(row);
        buffer.add(Everything.full(ONE));
        buffer.flush(connection, "readmodel");

        assertThat(written()).isEqualTo(before);
    }

    @Test
    void readsTheRowsOfTheGivenCasesOnly() throws SQLException {
        write(
                Step.of(ONE, 1, Colour.Red, "satu"),
                Step.of(ONE, 2, Colour.Red, "dua"),
                Step.of(TWO, 1, Colour.Red, null));

        var buffer = read(ONE);

        assertThat(buffer.all(Step.class, ONE)).extracting(step -> step.note).containsExactlyInAnyOrder("satu", "dua");
        assertThat(buffer.all(Step.class, TWO)).isEmpty();
        assertThat(buffer.find(Step.class, ONE, Colour.Red, 2)).isNotNull();
        assertThat(buffer.find(Step.class, ONE, Colour.Green, 2)).isNull();
    }

    @Test
    void findsWhatWasAddedInTheSameBatchUntilItIsRemoved() throws SQLException {
        var buffer = read(ONE);
        var step = buffer.add(Step.of(ONE, 1, Colour.Red, "baru"));

        assertThat(buffer.row(Step.class, ONE, Colour.Red, 1)).isSameAs(step);
        assertThat(buffer.all(Step.class, ONE)).containsExactly(step);
        buffer.remove(step);
        assertThat(buffer.find(Step.class, ONE, Colour.Red, 1)).isNull();
        assertThat(buffer.all(Step.class, ONE)).isEmpty();
        assertThatThrownBy(() -> buffer.row(Step.class, ONE, Colour.Red, 1)).hasMessageContaining("no Step");

        buffer.flush(connection, "readmodel");
        assertThat(rows("step")).isEmpty();
    }

    @Test
    void removesRows() throws SQLException {
        write(
                Step.of(ONE, 1, Colour.Red, null),
                Step.of(ONE, 1, Colour.Green, null),
                Step.of(TWO, 1, Colour.Red, null));
        var buffer = read(ONE, TWO);
        buffer.remove(buffer.row(Step.class, ONE, Colour.Red, 1));
        buffer.remove(buffer.row(Step.class, TWO, Colour.Red, 1));
        buffer.flush(connection, "readmodel");

        assertThat(rows("step")).singleElement().asString().contains("Green");
    }

    @Test
    void putsARowInPlaceOfARemovedOne() throws SQLException {
        write(Step.of(ONE, 1, Colour.Red, "lama"));
        var buffer = read(ONE);
        buffer.remove(buffer.row(Step.class, ONE, Colour.Red, 1));
        buffer.add(Step.of(ONE, 1, Colour.Red, "baru"));
        buffer.flush(connection, "readmodel");

        assertThat(rows("step")).singleElement().asString().contains("baru");
    }

    @Test
    void putsARowInPlaceOfOneWithTheSameKey() throws SQLException {
        write(Step.of(ONE, 1, Colour.Red, "lama"));
        var buffer = read(ONE);
        buffer.add(Step.of(ONE, 1, Colour.Red, "antara"));
        buffer.add(Step.of(ONE, 1, Colour.Red, "baru"));
        assertThat(buffer.all(Step.class, ONE)).hasSize(1);
        buffer.flush(connection, "readmodel");

        assertThat(rows("step")).singleElement().asString().contains("baru");
    }

    @Test
    void refusesToRemoveWhatIsNotThere() throws SQLException {
        var buffer = read(ONE);

        assertThatThrownBy(() -> buffer.remove(Step.of(ONE, 1, Colour.Red, null)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writesRowsThatAreNothingButAKey() throws SQLException {
        write(Mark.of(ONE, "a"), Mark.of(ONE, "b"));
        var buffer = read(ONE);
        buffer.remove(buffer.row(Mark.class, ONE, "a"));
        buffer.add(Mark.of(ONE, "b"));
        buffer.add(Mark.of(ONE, "c"));
        buffer.flush(connection, "readmodel");

        assertThat(read(ONE).all(Mark.class, ONE)).extracting(mark -> mark.word).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void isEmptyOnceItIsWritten() throws SQLException {
        var buffer = read(ONE);
        buffer.add(Everything.full(ONE));
        buffer.add(Line.of(1, null));
        buffer.flush(connection, "readmodel");

        assertThat(buffer.find(Everything.class, ONE)).isNull();
        assertThat(buffer.appended()).isZero();
        buffer.flush(connection, "readmodel");
        assertThat(rows("line")).hasSize(1);
    }

    @Test
    void onlyAddsToATableThatIsNeverReadBack() throws SQLException {
        var buffer = read(ONE);
        var line = buffer.add(Line.of(1, "satu"));

        assertThat(buffer.appended()).isEqualTo(1);
        assertThatThrownBy(() -> buffer.find(Line.class, 1L)).hasMessageContaining("never read back");
        assertThatThrownBy(() -> buffer.all(Line.class, 1L)).hasMessageContaining("never read back");
        assertThatThrownBy(() -> buffer.remove(line)).hasMessageContaining("never read back");
    }

    @Test
    void refusesALineThatIsThereAlready() throws SQLException {
        write(Line.of(1, "satu"));

        assertThatThrownBy(() -> write(Line.of(1, "lagi")))
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("line_pkey");
    }

    @Test
    void copiesTheSameRowsAsItInserts() throws SQLException {
        var infinite = Everything.of(new UUID(1, 1));
        infinite.day = LocalDate.MAX;
        Object[] everything = {
            Everything.full(ONE), Everything.of(TWO), infinite, Line.of(1, "a\tb\\c\n"), Line.of(2, null)
        };
        write(everything);
        copyInto("other", everything);

        assertThat(rows("everything")).hasSize(3).isEqualTo(rows("other", "everything"));
        assertThat(rows("line")).hasSize(2).isEqualTo(rows("other", "line"));
    }

    @Test
    void copiesLinesAheadOfAllElse() throws SQLException {
        var buffer = buffer();
        buffer.add(Line.of(1, "satu"));
        buffer.add(Everything.full(ONE));
        buffer.copyAppended(connection, "readmodel");

        assertThat(rows("line")).hasSize(1);
        assertThat(rows("everything")).isEmpty();
        assertThat(buffer.find(Everything.class, ONE)).isNotNull();
        buffer.add(Line.of(2, "dua"));
        buffer.copyInto(connection, "readmodel");
        assertThat(rows("line")).hasSize(2);
        assertThat(rows("everything")).hasSize(1);
    }

    @Test
    void copiesMoreThanAPiece() throws SQLException {
        var lines = new ArrayList<>();
        for (int n = 1; n <= 5_000; n++) {
            lines.add(Line.of(n, "baris 🕊 " + "x".repeat(n % 50)));
        }
        copy(lines.toArray());

        assertThat(jdbc.sql("SELECT count(DISTINCT position) FROM readmodel.line WHERE text LIKE 'baris 🕊 %'")
                        .query(Long.class)
                        .single())
                .isEqualTo(5_000);
    }

    @Test
    void copiesNothingOnceInterrupted() throws SQLException {
        var buffer = buffer();
        buffer.add(Line.of(1, "satu"));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> buffer.copyInto(connection, "readmodel")).isInstanceOf(SQLException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(rows("line")).isEmpty();
    }

    @Test
    void leavesOutRemovedRowsWhenItCopies() throws SQLException {
        var buffer = buffer();
        buffer.remove(buffer.add(Step.of(ONE, 1, Colour.Red, null)));
        buffer.add(Step.of(ONE, 2, Colour.Red, null));
        buffer.copyInto(connection, "readmodel");

        assertThat(rows("step")).hasSize(1);
    }

    @Test
    void ordersTheKeyAsTheTableDoes() throws SQLException {
        var table = RowTable.of(Step.class, connection);

        assertThat(table.key(Step.of(ONE, 1, Colour.Red, null))).containsExactly(ONE, Colour.Red, 1);
    }

    @Test
    void refusesAClassWithoutTheColumn() {
        @Table("line")
        class TooNarrow {
            long position;
        }
        assertRefused(TooNarrow.class, "column text", "line", "TooNarrow");
    }

    @Test
    void refusesATableWithoutTheField() {
        @Table("line")
        class TooWide {
            long position;
            String text;
            boolean readAloud;
        }
        assertRefused(TooWide.class, "read_aloud", "line", "TooWide");
    }

    @Test
    void refusesAFieldThatCannotHoldTheColumn() {
        @Table("line")
        class Wrong {
            String position;
            String text;
        }
        assertRefused(Wrong.class, "position", "int8", "line", "Wrong");
    }

    @Test
    void refusesATableThatIsNotThere() {
        @Table("nowhere")
        class Nowhere {
            UUID caseId;
        }
        assertRefused(Nowhere.class, "nowhere", "Nowhere");
    }

    @Test
    void refusesATableWithoutKey() {
        jdbc.sql("ALTER TABLE readmodel.line DROP CONSTRAINT line_pkey").update();

        assertRefused(Line.class, "line", "primary key", "Line");
    }

    @Test
    void refusesAClassThatIsNoRowOfTheProjection() {
        var buffer = new RowBuffer(List.of());

        assertThatThrownBy(() -> buffer.find(Everything.class, ONE)).hasMessageContaining("Everything");
    }

    private void assertRefused(Class<?> type, String... words) {
        assertThatThrownBy(() -> RowTable.of(type, connection))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
    }

    private RowBuffer buffer() throws SQLException {
        return new RowBuffer(List.of(
                RowTable.of(Everything.class, connection),
                RowTable.of(Step.class, connection),
                RowTable.of(Mark.class, connection),
                RowTable.of(Line.class, connection)));
    }

    private RowBuffer read(UUID... streams) throws SQLException {
        var buffer = buffer();
        buffer.load(connection, "readmodel", List.of(streams));
        return buffer;
    }

    private void write(Object... rows) throws SQLException {
        var buffer = buffer();
        for (var row : rows) {
            buffer.add(row);
        }
        buffer.flush(connection, "readmodel");
    }

    private void copy(Object... rows) throws SQLException {
        copyInto("readmodel", rows);
    }

    private void copyInto(String schema, Object... rows) throws SQLException {
        var buffer = buffer();
        for (var row : rows) {
            buffer.add(row);
        }
        buffer.copyInto(connection, schema);
    }

    private List<String> rows(String table) {
        return rows("readmodel", table);
    }

    private List<String> rows(String schema, String table) {
        return jdbc.sql("SELECT to_jsonb(t)::text FROM %s.%s t ORDER BY 1".formatted(schema, table))
                .query(String.class)
                .list();
    }

    /** By which transaction each row was written. */
    private Map<UUID, String> written() {
        return jdbc
                .sql("SELECT case_id, xmin::text AS writer FROM readmodel.everything")
                .query((row, n) -> Map.entry(row.getObject("case_id", UUID.class), row.getString("writer")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
