package org.pulang.command.gateway;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.pulang.command.eventstore.TimeOrderedIds;
import org.pulang.command.refusal.Refusal;
import org.pulang.http.PlainText;
import org.pulang.store.EventJson;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request body as the command it is meant to be, and says precisely what does not fit. */
@Component
class CommandReader {

    private final Validator validator;

    CommandReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * The body as a JSON object, its texts in normal form C.
     *
     * @throws InvalidFields {@code MALFORMED_JSON} if it is none, or larger or deeper than {@link EventJson#INCOMING} reads
     */
    static ObjectNode object(byte[] body) {
        try {
            if (EventJson.INCOMING.readTree(body) instanceof ObjectNode object) {
                normalise(object);
                return object;
            }
        } catch (JacksonException e) {
            throw new InvalidFields(Refusal.MALFORMED_JSON, List.of());
        }
        throw new InvalidFields(Refusal.MALFORMED_JSON, List.of());
    }

    /**
     * The command, with the id of the URL and ids made where the client gave none.
     *
     * @throws InvalidFields {@code FIELDS_INVALID} with one entry per field that does not fit
     */
    Object read(CommandType type, String id, ObjectNode body) {
        if (body.has(type.idName())) {
            throw invalid(new InvalidFields.Field("/" + type.idName(), "ID_IN_BODY", ""));
        }
        var whole = EventJson.MAPPER.createObjectNode().put(type.idName(), id);
        whole.setAll(body);
        for (var newId : type.newIds()) {
            if (!whole.hasNonNull(newId)) {
                whole.put(newId, TimeOrderedIds.next().toString());
            }
        }
        var command = bind(type, whole);
        // Only now is every field's name known to be ours, and fit to be told.
        refuseUnwritable(body, "");
        var violations = validator.validate(command);
        if (!violations.isEmpty()) {
            throw new InvalidFields(
                    Refusal.FIELDS_INVALID,
                    violations.stream()
                            .map(CommandReader::field)
                            .distinct()
                            .sorted(Comparator.comparing(InvalidFields.Field::pointer))
                            .toList());
        }
        return command;
    }

    private static void normalise(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                if (object.get(name).isString()) {
                    object.put(name, PlainText.normalised(object.get(name).asString()));
                } else {
                    normalise(object.get(name));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isString()) {
                    array.set(i, PlainText.normalised(array.get(i).asString()));
                } else {
                    normalise(array.get(i));
                }
            }
        }
    }

    /**
     * NUL and half characters fit no PostgreSQL text, and would stop every projection that meets them; other controls and turned
     * directions show a reader something else than was written.
     */
    private static void refuseUnwritable(JsonNode node, String pointer) {
        if (node.isString() && !PlainText.accepts(node.asString())) {
            throw invalid(new InvalidFields.Field(pointer, "UNWRITABLE", ""));
        }
        node.properties().forEach(property -> {
            if (!PlainText.accepts(property.getKey())) {
                throw invalid(new InvalidFields.Field(pointer, "UNWRITABLE", ""));
            }
            refuseUnwritable(property.getValue(), pointer + "/" + escape(property.getKey()));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseUnwritable(node.get(i), pointer + "/" + i);
        }
    }

    private static Object bind(CommandType type, ObjectNode whole) {
        try {
            return EventJson.MAPPER.treeToValue(whole, type.record());
        } catch (UnrecognizedPropertyException e) {
            throw invalid(new InvalidFields.Field(knownPointer(e), "UNKNOWN_FIELD", known(e)));
        } catch (InvalidFormatException e) {
            throw invalid(new InvalidFields.Field(pointer(e), "FORMAT", allowed(e.getTargetType())));
        } catch (MismatchedInputException e) {
            throw invalid(new InvalidFields.Field(pointer(e), "WRONG_TYPE", allowed(e.getTargetType())));
        } catch (JacksonException e) {
            throw invalid(new InvalidFields.Field(pointer(e), "FORMAT", ""));
        }
    }

    private static InvalidFields invalid(InvalidFields.Field field) {
        return new InvalidFields(Refusal.FIELDS_INVALID, List.of(field));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? step.getIndex() + "" : escape(step.getPropertyName()))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    /** Where an unknown field was found; its own name is what somebody typed, perhaps a person's name, and is not echoed. */
    private static String knownPointer(UnrecognizedPropertyException e) {
        var whole = pointer(e);
        return whole.substring(0, Math.max(0, whole.lastIndexOf('/')));
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String allowed(@org.jspecify.annotations.Nullable Class<?> target) {
        return target != null && target.isEnum()
                ? Arrays.stream(target.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "))
                : "";
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static InvalidFields.Field field(ConstraintViolation<Object> violation) {
        var constraint = violation.getConstraintDescriptor();
        var attributes = constraint.getAttributes();
        return switch (constraint.getAnnotation().annotationType().getSimpleName()) {
            case "NotNull", "NotBlank", "NotEmpty" -> new InvalidFields.Field(pointer(violation), "REQUIRED", "");
            case "Size" ->
                new InvalidFields.Field(
                        pointer(violation), "SIZE", "%s–%s".formatted(attributes.get("min"), attributes.get("max")));
            case "Min", "DecimalMin" ->
                new InvalidFields.Field(pointer(violation), "TOO_SMALL", "≥ " + attributes.get("value"));
            case "Max", "DecimalMax" ->
                new InvalidFields.Field(pointer(violation), "TOO_LARGE", "≤ " + attributes.get("value"));
            case "Past", "PastOrPresent", "Since1900" ->
                new InvalidFields.Field(pointer(violation), "NOT_IN_THE_PAST", "");
            case "Foreseeable" -> new InvalidFields.Field(pointer(violation), "NOT_FORESEEABLE", "");
            case "KnownArea" -> new InvalidFields.Field(pointer(violation), "AREA_UNKNOWN", "");
            default -> new InvalidFields.Field(pointer(violation), "INVALID", "");
        };
    }

    private static String pointer(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(CommandReader::step)
                .collect(Collectors.joining());
    }

    private static String step(Path.Node node) {
        var index = node.getIndex() == null ? "" : "/" + node.getIndex();
        return node.getKind() == ElementKind.PROPERTY && node.getName() != null
                ? index + "/" + escape(node.getName())
                : index;
    }
}
