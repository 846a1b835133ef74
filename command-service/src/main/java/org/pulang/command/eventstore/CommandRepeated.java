package org.pulang.command.eventstore;

/** A command with the same key is committed already; {@link PostgresEventStorage#outcome} tells what it led to. */
public final class CommandRepeated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandRepeated() {
        super("command repeated", null, false, false);
    }
}
