package org.pulang.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.SealedModule;
import org.pulang.store.upcasting.EventUpcasters;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;

/**
 * Writes events as JSON under their logical name and revision, and reads every revision ever written: the stored JSON is
 * lifted by {@link EventUpcasters} to the newest revision and then bound to the record. Metadata is a flat JSON object of
 * texts. Personal details are read sealed, without any key; {@link EventWriter} seals them.
 */
public final class EventSerializer implements Serializer {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    private final Converter converter = new ChainingConverter();

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        var bytes = EventJson.SEALED.writeValueAsBytes(object);
        var type = object == null ? SerializedType.emptyType() : typeForClass(object.getClass());
        return new SimpleSerializedObject<>(converter.convert(bytes, representation), representation, type);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"
    }) // Axon's contract: the caller asks for the type it stored; null is empty.
    public <S, T> T deserialize(SerializedObject<S> stored) {
        if (SerializedType.isEmptyType(stored.getType())) {
            return null;
        }
        var bytes = converter.convert(stored.getData(), stored.getContentType(), byte[].class);
        var name = stored.getType().getName();
        if (MetaData.class.getName().equals(name)) {
            return (T) MetaData.from(EventJson.MAPPER.readValue(bytes, TEXTS));
        }
        return (T) read(name, Integer.parseInt(stored.getType().getRevision()), bytes);
    }

    /**
     * The event as stored under a name and revision.
     *
     * @throws IllegalStateException if no record has that name and revision: newer software wrote it, and it must not be
     *     skipped
     */
    public static Object read(String name, int revision, byte[] json) {
        var record = EventCatalog.record(name)
                .filter(known -> revision <= EventCatalog.revision(known))
                .orElseThrow(() -> new IllegalStateException(
                        "Event %s revision %d is unknown here; a newer version wrote it.".formatted(name, revision)));
        var reader = READERS.computeIfAbsent(
                record, type -> EventJson.SEALED.readerFor(type).withAttribute(SealedModule.EVENT, name));
        var newest = EventCatalog.revision(record);
        return revision == newest
                ? reader.readValue(json)
                : reader.readValue(EventUpcasters.lift(name, revision, newest, EventJson.SEALED.readTree(json)));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.isEmptyType(type)) {
            return Void.class;
        }
        return EventCatalog.record(type.getName()).orElse(UnknownSerializedType.class);
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon declares the raw type.
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || Void.class.equals(type)) {
            return SerializedType.emptyType();
        }
        return type == MetaData.class
                ? new SimpleSerializedType(MetaData.class.getName(), null)
                : new SimpleSerializedType(EventCatalog.name(type), String.valueOf(EventCatalog.revision(type)));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    /** An event as text, personal details in clear, for golden files. */
    public static String json(Object event) {
        return new String(EventJson.MAPPER.writeValueAsBytes(event), StandardCharsets.UTF_8);
    }
}
