package org.pulang.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pulang.event.CaseEvent;
import org.pulang.event.ErasureEvent;
import org.pulang.event.GrantEvent;
import org.pulang.event.InstrumentEvent;
import org.pulang.event.LinkEvent;
import org.pulang.event.ProviderEvent;
import org.pulang.event.Revision;
import org.pulang.event.StaffEvent;
import org.pulang.event.SubjectRequestEvent;

/** Logical name + revision ↔ record. The name is the record's simple name; the contract tests keep it from changing. */
public final class EventCatalog {

    private static final Map<String, Class<?>> RECORDS = Stream.of(
                    CaseEvent.class,
                    ErasureEvent.class,
                    GrantEvent.class,
                    InstrumentEvent.class,
                    LinkEvent.class,
                    ProviderEvent.class,
                    StaffEvent.class,
                    SubjectRequestEvent.class)
            .flatMap(EventCatalog::leaves)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, type -> type));

    private EventCatalog() {}

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalog::leaves)
                : Stream.of(type);
    }

    /** Every event record, by name. */
    public static List<Class<?>> records() {
        return RECORDS.values().stream()
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    public static Optional<Class<?>> record(String name) {
        return Optional.ofNullable(RECORDS.get(name));
    }

    public static String name(Class<?> record) {
        return record.getSimpleName();
    }

    /** The topic of a case an event belongs to, e.g. {@code Consent}: the name of its sealed family without "Event". */
    public static String topic(Class<? extends CaseEvent> record) {
        return record.getInterfaces()[0].getSimpleName().replaceFirst("Event$", "");
    }

    /** The kind of stream an event belongs to, as stored with its name and revision. */
    public static String streamType(Class<?> record) {
        if (CaseEvent.class.isAssignableFrom(record)) {
            return "ReintegrationCase";
        }
        if (GrantEvent.class.isAssignableFrom(record)) {
            return "AccessGrant";
        }
        if (ErasureEvent.class.isAssignableFrom(record)) {
            return "ErasureRequest";
        }
        if (SubjectRequestEvent.class.isAssignableFrom(record)) {
            return "SubjectRequest";
        }
        if (LinkEvent.class.isAssignableFrom(record)) {
            return "CaseLink";
        }
        if (InstrumentEvent.class.isAssignableFrom(record)) {
            return "PublishedInstrument";
        }
        return ProviderEvent.class.isAssignableFrom(record) ? "ServiceProvider" : "StaffMember";
    }

    public static int revision(Class<?> record) {
        var revision = record.getAnnotation(Revision.class);
        return revision == null ? 1 : revision.value();
    }
}
