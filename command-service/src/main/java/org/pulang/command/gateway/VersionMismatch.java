package org.pulang.command.gateway;

/** The caller decided on another version of the stream than the current one. */
final class VersionMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long current;

    VersionMismatch(long current) {
        super("version mismatch", null, false, false);
        this.current = current;
    }

    long current() {
        return current;
    }
}
