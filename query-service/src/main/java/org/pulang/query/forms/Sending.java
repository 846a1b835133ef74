package org.pulang.query.forms;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.form.CommandForm;
import org.pulang.personal.Purpose;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form on its way to the command API.
 *
 * @param id of what the command is asked of; absent where it begins something
 * @param key under which it is recorded at most once
 * @param version the form was filled in by; absent where it does not matter
 */
record Sending(
        CommandForm form,
        @Nullable String id,
        ObjectNode body,
        String token,
        String key,
        @Nullable Long version,
        Purpose purpose,
        Locale language) {

    @Override
    public String toString() {
        return "Sending[%s]".formatted(form.path());
    }
}
