package org.pulang.query.instruments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.InstrumentPublished;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;

/** A version of an instrument that an organisation published. */
@Table("instrument")
class InstrumentRow {
    UUID stream;
    String code;
    int version;
    Instant publishedAt;

    @Nullable
    Instant retiredAt;

    InstrumentPublished published;

    static InstrumentRow of(InstrumentPublished event, Recorded recorded) {
        var instrument = event.instrumentId().instrument();
        var row = new InstrumentRow();
        row.stream = event.instrumentId().stream();
        row.code = instrument.code().value();
        row.version = instrument.version();
        row.publishedAt = recorded.recordedAt();
        row.published = event;
        return row;
    }
}
