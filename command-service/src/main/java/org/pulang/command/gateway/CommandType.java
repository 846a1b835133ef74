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
 * @param collection the collection of what it is asked of: {@code cases} or {@code providers}
 * @param record the record its body is read into; its first component is the id in the URL
 */
record CommandType(String path, String collection, Class<?> record) {

    static CommandType of(String collection, Class<?> record) {
        var path = record.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return new CommandType(path, collection, record);
    }

    String name() {
        return record.getSimpleName();
    }

    /** Whether it begins a stream. */
    boolean begins() {
        return record.isAnnotationPresent(Begins.class);
    }

    /** The topic it belongs to, e.g. {@code Consent}: the name of its sealed family without "Command". */
    String topic() {
        return record.getInterfaces()[0].getSimpleName().replaceFirst("Command$", "");
    }

    /** The kind of stream it belongs to, as stored with each event. */
    String stream() {
        return "cases".equals(collection) ? "ReintegrationCase" : "ServiceProvider";
    }

    /** What a command is told whose stream does not exist. */
    Refusal unknown() {
        return "cases".equals(collection) ? Refusal.CASE_UNKNOWN : Refusal.PROVIDER_UNKNOWN;
    }

    /** What a command is told that would begin a stream which exists. */
    Refusal alreadyThere() {
        return "cases".equals(collection) ? Refusal.CASE_EXISTS : Refusal.PROVIDER_EXISTS;
    }

    /** The component that names the stream, {@code caseId} or {@code providerId}. */
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
