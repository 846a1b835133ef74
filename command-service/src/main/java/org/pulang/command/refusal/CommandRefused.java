package org.pulang.command.refusal;

import org.jspecify.annotations.Nullable;

/** A rule refuses the command; nothing was written. Carries no value of the command, only the reason and the field. */
public final class CommandRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final @Nullable String pointer;

    public CommandRefused(Refusal refusal) {
        this(refusal, null);
    }

    /** @param pointer JSON pointer to the field at fault, e.g. {@code /referralId} */
    public CommandRefused(Refusal refusal, @Nullable String pointer) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.pointer = pointer;
    }

    public Refusal refusal() {
        return refusal;
    }

    public @Nullable String pointer() {
        return pointer;
    }
}
