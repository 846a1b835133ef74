package org.pulang.command.gateway;

import java.util.List;
import org.pulang.command.refusal.Refusal;

/** The body cannot be a command: not JSON, or with fields that do not fit. Carries pointers and codes, never a value. */
final class InvalidFields extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One field that does not fit.
     *
     * @param pointer JSON pointer into the body; empty for the body itself
     * @param code what is wrong; its sentence stands in {@code command-messages} under {@code field.<code>}
     * @param allowed what would fit: the codes of a list, or bounds; never what was sent
     */
    record Field(String pointer, String code, String allowed) {}

    private final Refusal refusal;
    private final transient List<Field> fields;

    InvalidFields(Refusal refusal, List<Field> fields) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.fields = fields;
    }

    Refusal refusal() {
        return refusal;
    }

    List<Field> fields() {
        return fields;
    }
}
