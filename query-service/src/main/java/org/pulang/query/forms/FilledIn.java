package org.pulang.query.forms;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.form.FieldKind;
import org.pulang.form.FormField;
import org.pulang.vocabulary.InstrumentId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a command's body of what was filled in. Parameters are called as the body's JSON pointers ({@code /contacts/0/kind}), so that
 * a refusal finds its field. What was left empty is left out, and what does not fit is passed on as it was written: the command API
 * says what is wrong with it.
 */
final class FilledIn {

    /** Rows that are looked at. */
    private static final int MOST_ROWS = 100;

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}([.,]\\d{1,15})?");
    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, String[]> parameters;

    FilledIn(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    ObjectNode body(List<FormField> fields) {
        return object(fields, "");
    }

    private ObjectNode object(List<FormField> fields, String pointer) {
        var object = NODES.objectNode();
        for (var field : fields) {
            var value = node(field, pointer + "/" + field.name());
            if (value != null) {
                object.set(field.name(), value);
            }
        }
        return object;
    }

    private @Nullable JsonNode node(FormField field, String pointer) {
        if (Answers.are(field)) {
            return Answers.of(pointer, parameters);
        } else if (field.kind() == FieldKind.Group && "InstrumentVersion".equals(field.of())) {
            return text(pointer).map(FilledIn::instrument).orElse(null);
        } else if (field.list()) {
            return field.kind() == FieldKind.Group ? rows(field, pointer) : several(field, pointer);
        } else if (field.kind() == FieldKind.Group) {
            return group(field, pointer);
        }
        return text(pointer).map(text -> value(field, text)).orElse(null);
    }

    private @Nullable JsonNode several(FormField field, String pointer) {
        var values = NODES.arrayNode();
        Stream.of(parameters.getOrDefault(pointer, new String[0]))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .forEach(text -> values.add(value(field, text)));
        return values.isEmpty() ? null : values;
    }

    private @Nullable JsonNode rows(FormField field, String pointer) {
        var rows = NODES.arrayNode();
        for (int row : indexes(pointer)) {
            var filled = group(field, pointer + "/" + row);
            if (filled != null && rows.size() < MOST_ROWS) {
                rows.add(filled);
            }
        }
        return rows.isEmpty() ? null : rows;
    }

    private SortedSet<Integer> indexes(String pointer) {
        var rows = new TreeSet<Integer>();
        var begin = pointer + "/";
        for (var name : parameters.keySet()) {
            if (name.startsWith(begin)) {
                var row = name.substring(begin.length()).split("/", -1)[0];
                if (row.matches("\\d{1,4}")) {
                    rows.add(Integer.valueOf(row));
                }
            }
        }
        return rows;
    }

    /** Null where nothing was filled in: a currency alone, what names a row, or an id kept for it, is nothing. */
    private @Nullable JsonNode group(FormField field, String pointer) {
        var filled = object(field.fields(), pointer);
        boolean anything = field.fields().stream()
                .filter(part -> part.kind() != FieldKind.Currency && !namesItsRow(field, part) && !isOwnId(field, part))
                .anyMatch(part -> filled.has(part.name()));
        if (!anything) {
            return null;
        }
        for (var part : field.fields()) {
            if (isOwnId(field, part) && !filled.has(part.name())) {
                filled.put(part.name(), IDS.generate().toString());
            }
        }
        return filled;
    }

    /** The first of two codes of a checklist. */
    private static boolean namesItsRow(FormField group, FormField part) {
        return isChecklist(group) && part.equals(group.fields().get(0));
    }

    /** Whether each code of a list is asked about by itself. */
    static boolean isChecklist(FormField field) {
        return field.list()
                && field.kind() == FieldKind.Group
                && field.fields().size() == 2
                && field.fields().stream().allMatch(part -> part.kind() == FieldKind.Code);
    }

    /** An id that whoever writes the command makes. */
    static boolean isOwnId(FormField group, FormField part) {
        return part.kind() == FieldKind.Id && (group.of() + "Id").equals(part.of());
    }

    private Optional<String> text(String pointer) {
        return Optional.ofNullable(parameters.get(pointer))
                .filter(values -> values.length > 0)
                .map(values -> values[0].replace("\r\n", "\n").strip())
                .filter(text -> !text.isEmpty());
    }

    private static JsonNode value(FormField field, String text) {
        return switch (field.kind()) {
            case YesNo ->
                text.equals("true") || text.equals("false")
                        ? NODES.booleanNode(text.equals("true"))
                        : NODES.stringNode(text);
            case Whole ->
                WHOLE.matcher(text).matches() ? NODES.numberNode(Long.parseLong(text)) : NODES.stringNode(text);
            case Number -> number(text);
            case Text, Code, Day, PartialDate, Moment, Currency, Id, Group, Other -> NODES.stringNode(text);
        };
    }

    /** As written in Indonesia, 1.500.000,50, or with a point. */
    private static JsonNode number(String text) {
        if (GROUPED.matcher(text).matches()) {
            return NODES.numberNode(new BigDecimal(text.replace(".", "").replace(',', '.')));
        }
        return DECIMAL.matcher(text).matches()
                ? NODES.numberNode(new BigDecimal(text.replace(',', '.')))
                : NODES.stringNode(text);
    }

    private static JsonNode instrument(String text) {
        try {
            var version = new InstrumentId(text).instrument();
            return NODES.objectNode().put("code", version.code().value()).put("version", version.version());
        } catch (IllegalArgumentException e) {
            return NODES.stringNode(text);
        }
    }
}
