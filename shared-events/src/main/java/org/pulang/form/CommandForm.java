package org.pulang.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * One command, as its record says.
 *
 * @param path its name in the URL, e.g. {@code record-assessment}
 * @param name e.g. {@code RecordAssessment}
 * @param collection what it is asked of, as in the URL, e.g. {@code cases}
 * @param idName what stands in the URL, e.g. {@code caseId}; not among the fields
 * @param topic e.g. {@code Assessments}
 * @param begins whether it begins what it is asked of
 */
public record CommandForm(
        String path,
        String name,
        String collection,
        String idName,
        String topic,
        boolean begins,
        List<FormField> fields) {

    public CommandForm {
        fields = List.copyOf(fields);
    }

    /** The same with other fields. */
    public CommandForm asking(Stream<FormField> others) {
        return new CommandForm(path, name, collection, idName, topic, begins, others.toList());
    }
}
