package org.pulang.runner.console;

/** Something the person at the keyboard can put right; its message says how, and is all they see. */
public final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Trouble(String message) {
        super(message);
    }

    public Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
