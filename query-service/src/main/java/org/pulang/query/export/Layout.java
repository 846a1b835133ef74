package org.pulang.query.export;

import java.util.List;

/**
 * How the lines of a file begin.
 *
 * @param bom whether a byte order mark goes first, by which some spreadsheets know UTF-8
 * @param hxl whether the columns' tags stand below their names
 */
record Layout(String name, List<Column> columns, boolean bom, boolean hxl) {

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> tags() {
        return columns.stream().map(Column::hxl).toList();
    }
}
