package org.pulang.command.eventstore;

/** The caller decided on another version of the stream than the current one. */
public final class VersionMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long current;

    public VersionMismatch(long current) {
        super("version mismatch", null, false, false);
        this.current = current;
    }

    /** −1 where the stream does not exist. */
    public long current() {
        return current;
    }
}
