package org.pulang.command.gateway;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pulang.command.refusal.Refusal;
import org.pulang.command.request.Begins;
import org.pulang.command.request.NewId;

/**
 * One command as the API offers it.
 *
 * @param path its name in the URL, e.g. {@code record-assessment}
 * @param kind what it is asked of
 * @param record the record its body is read into; its first component is the id in the URL
 */
record CommandType(String path, StreamKind kind, Class<?> record) {

    static CommandType of(StreamKind kind, Class<?> record) {
        var path = record.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return new CommandType(path, kind, record);
    }

    /** The collection of what it is asked of, as in the URL. */
    String collection() {
        return kind.collection();
    }

    String name() {
        return record.getSimpleName();
    }

    /** Whether it begins a stream. */
    boolean begins() {
        return record.isAnnotationPresent(Begins.class);
    }

    /** Whether it may be sent without an id, which is then made. */
    boolean idMayBeMade() {
        return begins() && kind.idsAreMade();
    }

    /** The topic it belongs to, e.g. {@code Consent}: the name of its sealed family without "Command". */
    String topic() {
        return record.getInterfaces()[0].getSimpleName().replaceFirst("Command$", "");
    }

    /** The kind of stream it belongs to, as stored with each event. */
    String stream() {
        return kind.stored();
    }

    /** What a command is told whose stream does not exist. */
    Refusal unknown() {
        return kind.unknown();
    }

    /** What a command is told that would begin a stream which exists. */
    Refusal alreadyThere() {
        return kind.alreadyThere();
    }

    /** The component that names the stream, e.g. {@code caseId}. */
    String idName() {
        return record.getRecordComponents()[0].getName();
    }

    /** The ids of the body that are made where the client gave none. */
    List<String> newIds() {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(NewId.class))
                .map(RecordComponent::getName)
                .toList();
    }
}
