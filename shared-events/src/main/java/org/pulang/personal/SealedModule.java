package org.pulang.personal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads and writes {@link Sensitive} values as leaves: a sealed one as it is, one just told through the {@link Sealer} of the
 * event being written. Where there is none, writing what is open fails: nothing is stored in clear by forgetting. For an answer
 * to somebody, an {@link Opening} among the attributes opens what they may see.
 */
public final class SealedModule extends SimpleModule {

    /** Attribute of a reader: logical name of the event that is read. A leaf of another field is refused. */
    public static final String EVENT = "pulang.event";

    private static final long serialVersionUID = 1L;

    /** @param details reads and writes a detail by itself */
    public SealedModule(JsonMapper details) {
        super("pulang-sealed");
        addSerializer(new Writer(details));
        addDeserializer(Sensitive.class, new Reader(details, null));
    }

    /** Names from the root to where a value stands, joined by points; places in lists are left out. */
    static String path(TokenStreamContext context) {
        var path = context.inObject() ? context.currentName() : "";
        for (var outer = context.getParent(); outer != null && !outer.inRoot(); outer = outer.getParent()) {
            if (outer.inObject()) {
                path = path.isEmpty() ? outer.currentName() : outer.currentName() + "." + path;
            }
        }
        return path;
    }

    private static final class Writer extends ValueSerializer<Sensitive<?>> {

        private final JsonMapper details;

        Writer(JsonMapper details) {
            this.details = details;
        }

        @Override
        public Class<?> handledType() {
            return Sensitive.class;
        }

        @Override
        public void serialize(Sensitive<?> sensitive, JsonGenerator json, SerializationContext context) {
            if (context.getAttribute(Opening.class) instanceof Opening opening) {
                opening.write(sensitive, json, context);
                return;
            }
            var leaf = sensitive.leaf();
            var justSealed = leaf == null;
            if (context.getAttribute(Sealer.class) instanceof Sealer sealer) {
                var field = Fields.at(sealer.event(), path(json.streamWriteContext()));
                if (leaf == null) {
                    leaf = sealer.seal(field, json(sensitive.value()));
                } else {
                    refuse(leaf, field);
                }
                if (leaf == null) {
                    json.writeNull();
                    return;
                }
            } else if (leaf == null) {
                throw new IllegalStateException("An open detail would be stored in clear.");
            }
            json.writeStartObject();
            json.writeNumberProperty("$enc", 1);
            json.writeStringProperty("k", leaf.key().toString());
            json.writeNumberProperty("f", leaf.field());
            if (justSealed) {
                // Nothing in it is to be escaped; of what was read, nobody knows.
                var ciphertext = leaf.ciphertext().getBytes(StandardCharsets.ISO_8859_1);
                json.writeName("c");
                json.writeRawUTF8String(ciphertext, 0, ciphertext.length);
            } else {
                json.writeStringProperty("c", leaf.ciphertext());
            }
            json.writeEndObject();
        }

        /** Text without anything to escape, as most details are, needs no writer of its own. */
        private byte[] json(Object detail) {
            return detail instanceof String text && isPlain(text)
                    ? ('"' + text + '"').getBytes(StandardCharsets.ISO_8859_1)
                    : details.writeValueAsBytes(detail);
        }

        private static boolean isPlain(String text) {
            for (int i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                    return false;
                }
            }
            return true;
        }
    }

    private static void refuse(Leaf leaf, Field expected) {
        if (leaf.field() != expected.id()) {
            throw new IllegalStateException(
                    "Field %d stands where field %d belongs.".formatted(leaf.field(), expected.id()));
        }
    }

    private static final class Reader extends ValueDeserializer<Sensitive<?>> {

        private final JsonMapper details;
        private final @Nullable JavaType type;
        private final Function<byte[], Object> reader;

        Reader(JsonMapper details, @Nullable JavaType type) {
            this.details = details;
            this.type = type;
            this.reader = json -> details.readValue(json, type);
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Reader(details, context.getContextualType().containedType(0));
        }

        /** What is no leaf is read as it stands: golden files, and measurements of the store alone. */
        @Override
        public Sensitive<?> deserialize(JsonParser json, DeserializationContext context) {
            if (!json.isExpectedStartObjectToken()) {
                return Sensitive.of(context.readValue(json, type));
            }
            var place = json.streamReadContext().getParent();
            json.nextToken();
            if (!"$enc".equals(json.currentName())) {
                return Sensitive.of(context.readValue(json, type));
            }
            var leaf = leaf(json, context);
            if (context.getAttribute(EVENT) instanceof String event) {
                refuse(leaf, Fields.at(event, path(place)));
            }
            return Sensitive.sealed(leaf, reader);
        }

        private static Leaf leaf(JsonParser json, DeserializationContext context) {
            UUID key = null;
            String ciphertext = null;
            var form = 0;
            var field = 0;
            for (; json.currentToken() == JsonToken.PROPERTY_NAME; json.nextToken()) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "$enc" -> form = json.getIntValue();
                    case "k" -> key = UUID.fromString(json.getString());
                    case "f" -> field = json.getIntValue();
                    case "c" -> ciphertext = json.getString();
                    default -> form = 0;
                }
            }
            if (form != 1 || key == null || ciphertext == null) {
                throw new IllegalStateException("A sealed detail has a form that is unknown here.");
            }
            return new Leaf(key, field, ciphertext);
        }
    }
}
