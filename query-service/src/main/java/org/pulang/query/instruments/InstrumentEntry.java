package org.pulang.query.instruments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.instrument.InstrumentDefinition;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.OrganisationId;

/**
 * A version of an instrument as a list shows it.
 *
 * @param official whether items and weights are those that its author publishes, by what the publisher says
 * @param organisation that published it; absent where it comes with the software
 * @param publishedAt absent where it comes with the software
 */
record InstrumentEntry(
        InstrumentId instrumentId,
        InstrumentCode code,
        int version,
        BilingualText title,
        boolean official,
        State state,
        @Nullable OrganisationId organisation,
        @Nullable Instant publishedAt,
        @Nullable Instant retiredAt) {

    enum State {
        /** Comes with the software. */
        BuiltIn,
        Published,
        /** No new assessment is made with it. */
        Retired
    }

    static InstrumentEntry builtIn(InstrumentDefinition definition) {
        return new InstrumentEntry(
                InstrumentId.of(definition.id()),
                definition.code(),
                definition.version(),
                definition.title(),
                definition.official(),
                State.BuiltIn,
                null,
                null,
                null);
    }

    static InstrumentEntry published(
            InstrumentDefinition definition,
            OrganisationId organisation,
            Instant publishedAt,
            @Nullable Instant retiredAt) {
        return new InstrumentEntry(
                InstrumentId.of(definition.id()),
                definition.code(),
                definition.version(),
                definition.title(),
                definition.official(),
                retiredAt == null ? State.Published : State.Retired,
                organisation,
                publishedAt,
                retiredAt);
    }
}
