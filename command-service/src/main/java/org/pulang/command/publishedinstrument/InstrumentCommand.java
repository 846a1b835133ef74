package org.pulang.command.publishedinstrument;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.vocabulary.InstrumentId;

/** Everything that can be asked about one version of an instrument. */
public sealed interface InstrumentCommand permits PublishInstrument, RetireInstrument {

    InstrumentId instrumentId();

    @TargetAggregateIdentifier
    default UUID stream() {
        return instrumentId().stream();
    }
}
