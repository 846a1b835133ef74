package org.pulang.query.replay;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of COPY: a line each, tabs between columns. */
final class CopyText {

    private CopyText() {}

    static void append(StringBuilder lines, @Nullable String[] row) {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                lines.append('\t');
            }
            append(lines, row[i]);
        }
        lines.append('\n');
    }

    private static void append(StringBuilder lines, @Nullable String value) {
        if (value == null) {
            lines.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(c);
            }
        }
    }

    static void send(CopyIn copy, StringBuilder lines) throws SQLException {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }
}
