package org.pulang.query.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a sheet.
 *
 * @param name in every format: lower case, words joined by underscores
 * @param codes the list its codes are from, where that is one of ours
 * @param hxl tag of the Humanitarian Exchange Language
 */
public record Column(
        String name, Type type, @Nullable Class<? extends Enum<?>> codes, Suppression suppression, String hxl) {

    /** What stands in a column. Days and times are written as text in all formats, since those of spreadsheets know neither zone nor precision. */
    public enum Type {
        String,
        Integer,
        Number,
        Boolean,
        /** ISO 8601, in the zone of the case. */
        Date,
        /** ISO 8601, in UTC. */
        Datetime;

        /** As in a table schema of Frictionless Data. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is left out of a column, and why. */
    public enum Suppression {
        /** Nothing. */
        None,
        /** For analysts, what less than eleven cases are behind. */
        FewCases
    }

    public static Column text(String name, String hxl) {
        return of(name, Type.String, hxl);
    }

    public static Column code(String name, Class<? extends Enum<?>> codes, String hxl) {
        return new Column(name, Type.String, codes, Suppression.None, hxl);
    }

    public static Column whole(String name, String hxl) {
        return of(name, Type.Integer, hxl);
    }

    public static Column number(String name, String hxl) {
        return of(name, Type.Number, hxl);
    }

    public static Column flag(String name, String hxl) {
        return of(name, Type.Boolean, hxl);
    }

    public static Column day(String name, String hxl) {
        return of(name, Type.Date, hxl);
    }

    public static Column moment(String name, String hxl) {
        return of(name, Type.Datetime, hxl);
    }

    private static Column of(String name, Type type, String hxl) {
        return new Column(name, type, null, Suppression.None, hxl);
    }

    public Column unlessFewCases() {
        return new Column(name, type, codes, Suppression.FewCases, hxl);
    }
}
