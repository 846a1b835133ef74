package org.pulang.form;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.PartialDate;

/**
 * One component of a command, or of a part of one.
 *
 * @param of the simple name of its code list, id or group
 * @param list whether there may be several
 * @param made whether the gateway makes it where it is absent
 * @param personal whether it is a personal detail
 * @param longest characters; absent where it is no text, or as long as one likes
 * @param fields of a group
 */
public record FormField(
        String name,
        FieldKind kind,
        @Nullable String of,
        boolean list,
        boolean required,
        boolean made,
        boolean personal,
        @Nullable Integer longest,
        List<FormField> fields) {

    private static final List<Class<? extends Annotation>> REQUIRED =
            List.of(NotNull.class, NotEmpty.class, NotBlank.class);

    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);

    public FormField {
        fields = List.copyOf(Objects.requireNonNullElse(fields, List.of()));
    }

    /** What a record's component asks for. */
    public static FormField of(RecordComponent component, boolean made) {
        return of(component.getName(), component.getAnnotatedType(), made, false, Map.of());
    }

    /** @param within a personal one: each part of a name is as personal as the name */
    private static FormField of(
            String name, AnnotatedType type, boolean made, boolean within, Map<Type, AnnotatedType> variables) {
        boolean required = isRequired(type);
        boolean personal = within;
        boolean list = false;
        var inner = known(type, variables);
        while (raw(inner) == Sensitive.class || raw(inner) == List.class) {
            personal |= raw(inner) == Sensitive.class;
            list |= raw(inner) == List.class;
            inner = known(((AnnotatedParameterizedType) inner).getAnnotatedActualTypeArguments()[0], variables);
        }
        var told = raw(inner);
        var kind = kind(told);
        var size = kind == FieldKind.Text ? inner.getAnnotation(Size.class) : null;
        return new FormField(
                name,
                kind,
                Set.of(FieldKind.Code, FieldKind.Id, FieldKind.Group).contains(kind) ? told.getSimpleName() : null,
                list,
                required,
                made,
                personal,
                size == null || size.max() == Integer.MAX_VALUE ? null : size.max(),
                kind == FieldKind.Group ? parts(told, inner, personal) : List.of());
    }

    private static boolean isRequired(AnnotatedType type) {
        return (type.getType() instanceof Class<?> plain && plain.isPrimitive())
                || REQUIRED.stream().anyMatch(type::isAnnotationPresent);
    }

    private static List<FormField> parts(Class<?> group, AnnotatedType used, boolean personal) {
        var variables = new HashMap<Type, AnnotatedType>();
        if (used instanceof AnnotatedParameterizedType generic) {
            var arguments = generic.getAnnotatedActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                variables.put(group.getTypeParameters()[i], arguments[i]);
            }
        }
        return Arrays.stream(group.getRecordComponents())
                .map(part -> of(part.getName(), part.getAnnotatedType(), false, personal, variables))
                .toList();
    }

    private static AnnotatedType known(AnnotatedType type, Map<Type, AnnotatedType> variables) {
        return type instanceof AnnotatedTypeVariable variable
                ? Objects.requireNonNull(variables.get(variable.getType()), "unknown type")
                : type;
    }

    private static Class<?> raw(AnnotatedType type) {
        return (Class<?>) (type.getType() instanceof ParameterizedType generic ? generic.getRawType() : type.getType());
    }

    private static FieldKind kind(Class<?> type) {
        if (type == String.class) {
            return FieldKind.Text;
        } else if (type.isEnum()) {
            return FieldKind.Code;
        } else if (type == boolean.class || type == Boolean.class) {
            return FieldKind.YesNo;
        } else if (WHOLE.contains(type)) {
            return FieldKind.Whole;
        } else if (type == BigDecimal.class) {
            return FieldKind.Number;
        } else if (type == LocalDate.class) {
            return FieldKind.Day;
        } else if (type == PartialDate.class) {
            return FieldKind.PartialDate;
        } else if (type == Instant.class || type == OffsetDateTime.class) {
            return FieldKind.Moment;
        } else if (type == Currency.class) {
            return FieldKind.Currency;
        } else if (!type.isRecord()) {
            return FieldKind.Other;
        }
        return Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                ? FieldKind.Id
                : FieldKind.Group;
    }
}
