package org.pulang.event;

import org.pulang.vocabulary.InstrumentId;

/** Everything that can happen to one version of an instrument. */
public sealed interface InstrumentEvent permits InstrumentPublished, InstrumentRetired {

    InstrumentId instrumentId();
}
