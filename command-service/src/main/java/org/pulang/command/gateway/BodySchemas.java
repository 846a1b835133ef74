package org.pulang.command.gateway;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Sha256;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas (2020-12, as OpenAPI 3.1 uses it) of the records, as {@link EventJson} reads and writes them. */
final class BodySchemas {

    private static final List<Class<? extends Annotation>> REQUIRED =
            List.of(NotNull.class, NotEmpty.class, NotBlank.class);

    private final SchemaBuilder schemas = new SchemaGenerator(configuration().build()).buildMultipleSchemaDefinitions();

    /** A reference to the record's schema. */
    ObjectNode of(Class<?> type) {
        return schemas.createSchemaReference(type);
    }

    /** The schema of the id in a command's URL. */
    static ObjectNode ofId(CommandType type) {
        return type.kind().idsAreMade() ? text().put("format", "uuid") : text();
    }

    /** All schemas referred to so far. */
    ObjectNode definitions() {
        return schemas.collectDefinitions("components/schemas");
    }

    private static SchemaGeneratorConfigBuilder configuration() {
        var builder = new SchemaGeneratorConfigBuilder(
                        EventJson.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.DEFINITIONS_FOR_ALL_OBJECTS)
                .with(Option.PLAIN_DEFINITION_KEYS)
                .with(new JacksonSchemaModule(JacksonOption.SKIP_SUBTYPE_LOOKUP))
                .with(new JakartaValidationModule());
        builder.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withCustomDefinitionProvider(BodySchemas::ofOurTypes);
        builder.forFields().withRequiredCheck(BodySchemas::required);
        return builder;
    }

    /** In commands what a constraint requires; in answers all that is not nullable. */
    private static boolean required(FieldScope field) {
        if (field.getDeclaringType().getErasedType().getPackage() == BodySchemas.class.getPackage()) {
            return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
        return field.getType().isPrimitive()
                || REQUIRED.stream()
                        .anyMatch(annotation -> field.getAnnotationConsideringFieldAndGetter(annotation) != null);
    }

    private static @Nullable CustomDefinition ofOurTypes(ResolvedType type, SchemaGenerationContext context) {
        var erased = type.getErasedType();
        if (erased == Sensitive.class) {
            var detail = EventJson.MAPPER.createObjectNode().put("x-sensitive", true);
            detail.putArray("allOf")
                    .add(context.createDefinitionReference(
                            type.getTypeParameters().get(0)));
            return new CustomDefinition(detail, true);
        }
        if (erased == Currency.class) {
            return new CustomDefinition(text().put("description", "ISO 4217"), true);
        }
        if (erased == Sha256.class) {
            return new CustomDefinition(text().put("format", "sha-256").put("pattern", "^[0-9a-f]{64}$"), true);
        }
        if (erased == PartialDate.class) {
            return new CustomDefinition(
                    text().put("pattern", "^\\d{4}(-\\d{2}(-\\d{2}(T.+)?)?)?$")
                            .put(
                                    "description",
                                    "As precisely as told: 2019, 2019-05, 2019-05-12 or a time with offset."),
                    true);
        }
        return Arrays.stream(
                        erased.isRecord() ? erased.getRecordComponents() : new java.lang.reflect.RecordComponent[0])
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst()
                .map(component -> new CustomDefinition(
                        component.getType() == UUID.class ? text().put("format", "uuid") : text(), true))
                .orElse(null);
    }

    private static ObjectNode text() {
        return EventJson.MAPPER.createObjectNode().put("type", "string");
    }
}
