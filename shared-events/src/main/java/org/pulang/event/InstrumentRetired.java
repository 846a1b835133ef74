package org.pulang.event;

import org.pulang.vocabulary.InstrumentId;

/** No new assessment is made with this version; those there are stay, and can be read, put right and computed again. */
public record InstrumentRetired(InstrumentId instrumentId) implements InstrumentEvent {}
