package org.pulang.command.refusal;

/**
 * Why a command is refused. The constant is the problem's {@code code}; its title and detail stand in
 * {@code command-messages} under {@code refusal.<code>.title} and {@code .detail}.
 */
public enum Refusal {
    /** The case was closed; only {@code ReopenCase} goes on. */
    CASE_CLOSED(409);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** HTTP status: 422 where a rule is broken, 409 where the state forbids it, 403 where the role does. */
    public int status() {
        return status;
    }
}
