package org.pulang.command.eventstore;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/** UUIDs of version 7 (RFC 9562) for events, commands and whatever a client gave no id. */
public final class TimeOrderedIds extends IdentifierFactory {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    public static UUID next() {
        return GENERATOR.generate();
    }

    @Override
    public String generateIdentifier() {
        return next().toString();
    }
}
