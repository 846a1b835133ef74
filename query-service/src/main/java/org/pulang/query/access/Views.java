package org.pulang.query.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.PersonName;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what a reader may see as JSON: the details of other classes are null, and {@code redacted} names them by their JSON
 * pointers. A detail without a class is never written.
 */
@Component
public class Views {

    private static final JsonMapper MAPPER =
            EventJson.MAPPER.rebuild().addModule(new Module()).build();

    private static final String ADDRESSED = "addressed";
    private static final String REDACTED = "redacted";

    /** The answer with its body written for the reader. */
    public ResponseEntity<ObjectNode> answer(ResponseEntity<?> answer, Sight sight) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(write(answer.getBody(), sight, Set.of()));
    }

    /** @param addressed records that were sent to the reader's organisation: with live consent it sees them whole */
    public ObjectNode write(@Nullable Object body, Sight sight, Set<Class<?>> addressed) {
        var redacted = new ArrayList<String>();
        var json = MAPPER.writer()
                .withAttribute(Sight.class, sight)
                .withAttribute(ADDRESSED, addressed)
                .withAttribute(REDACTED, redacted)
                .writeValueAsBytes(body);
        var written = (ObjectNode) MAPPER.readTree(json);
        written.set(REDACTED, MAPPER.valueToTree(redacted));
        return written;
    }

    private static final class Module extends SimpleModule {

        private static final long serialVersionUID = 1L;

        Module() {
            super("pulang-views");
            addSerializer(new Writer(Object.class, null, false));
        }
    }

    private static final class Writer extends ValueSerializer<Sensitive<?>> {

        private final Class<?> holder;
        private final @Nullable FieldClass details;
        private final boolean name;

        Writer(Class<?> holder, @Nullable FieldClass details, boolean name) {
            this.holder = holder;
            this.details = details;
            this.name = name;
        }

        @Override
        public Class<?> handledType() {
            return Sensitive.class;
        }

        @Override
        public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
            if (property == null) {
                return this;
            }
            var declaring = property.getMember().getDeclaringClass();
            return new Writer(
                    declaring,
                    details(declaring, property.getName()),
                    property.getType().containedTypeOrUnknown(0).hasRawClass(PersonName.class));
        }

        private static @Nullable FieldClass details(Class<?> holder, String component) {
            return holder.isRecord()
                    ? Arrays.stream(holder.getRecordComponents())
                            .filter(known ->
                                    known.getName().equals(component) && known.isAnnotationPresent(Classified.class))
                            .map(known -> known.getAnnotation(Classified.class).value())
                            .findFirst()
                            .orElse(null)
                    : null;
        }

        @Override
        @SuppressWarnings("unchecked") // Put there by Views.
        public void serialize(Sensitive<?> sensitive, JsonGenerator json, SerializationContext context) {
            var sight = (Sight) context.getAttribute(Sight.class);
            var addressed = (Set<Class<?>>) context.getAttribute(ADDRESSED);
            if (details != null && (sight.opens(details) || (sight.consented() && addressed.contains(holder)))) {
                context.writeValue(json, sensitive.reveal(sight.reader().purpose()));
                return;
            }
            ((List<String>) context.getAttribute(REDACTED))
                    .add(json.streamWriteContext().pathAsPointer().toString());
            if (name && details != null && sight.standsIn(details)) {
                json.writeStartObject();
                json.writeStringProperty("pseudonym", sight.pseudonym());
                json.writeEndObject();
            } else {
                json.writeNull();
            }
        }
    }
}
