package org.pulang.query.forms;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.pulang.form.CommandForm;
import org.pulang.form.FieldKind;
import org.pulang.form.FormField;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.StaffId;
import tools.jackson.databind.node.ObjectNode;

/** Of what a command is asked: ids as they stand in addresses, and as people bring them. */
final class Ids {

    private static final Pattern SOMEWHERE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** Always written alike; empty where it has another shape. */
    static Optional<String> of(String collection, String text) {
        try {
            return Optional.of(
                    switch (collection) {
                        case "staff" -> new StaffId(text.strip()).value();
                        case "instruments" -> new InstrumentId(text.strip()).value();
                        default -> UUID.fromString(text.strip()).toString();
                    });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether who begins one says how it is called: no id is made for it. */
    static boolean areGiven(String collection) {
        return collection.equals("staff") || collection.equals("instruments");
    }

    /** Whether the command begins something about a case that its sender looks at. */
    static boolean isBegunAboutACase(CommandForm form) {
        return form.begins()
                && !form.collection().equals("cases")
                // Of a case that one may not see.
                && !form.name().equals("OpenEmergencyAccess")
                && form.fields().stream()
                        .anyMatch(field -> isCase(field) && field.name().equals("caseId"));
    }

    private static boolean isCase(FormField field) {
        return field.kind() == FieldKind.Id && "CaseId".equals(field.of());
    }

    /** Who is to name a case may bring its whole address. */
    static void takeOutOfAddresses(CommandForm form, ObjectNode body) {
        form.fields().stream().filter(Ids::isCase).forEach(field -> {
            var id = SOMEWHERE.matcher(body.path(field.name()).asString(""));
            if (id.find()) {
                body.put(field.name(), id.group());
            }
        });
    }
}
