package org.pulang.personal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads and writes {@link Sensitive} values as the value itself; a mapper without it writes the mask. */
public final class SensitiveModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public SensitiveModule() {
        super("pulang-sensitive");
        addSerializer(new Writer());
        addDeserializer(Sensitive.class, new Reader(null));
    }

    private static final class Writer extends ValueSerializer<Sensitive<?>> {
        @Override
        public Class<?> handledType() {
            return Sensitive.class;
        }

        @Override
        public void serialize(Sensitive<?> sensitive, JsonGenerator json, SerializationContext context) {
            context.writeValue(json, sensitive.value());
        }
    }

    private static final class Reader extends ValueDeserializer<Sensitive<?>> {
        private final @Nullable JavaType type;

        Reader(@Nullable JavaType type) {
            this.type = type;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Reader(context.getContextualType().containedType(0));
        }

        @Override
        public Sensitive<?> deserialize(JsonParser json, DeserializationContext context) {
            return Sensitive.of(context.readValue(json, type));
        }
    }
}
