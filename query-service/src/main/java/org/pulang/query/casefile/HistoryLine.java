package org.pulang.query.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.casefile.TopicView.Fact;

/**
 * An event in a list of events; texts are in the reader's language.
 *
 * @param occurred when it happened; absent where that is when it was recorded
 * @param delay how long after it happened it was recorded; absent where that was the same day, or is not known to the day
 * @param gap for how long nothing was recorded before it; absent where that is not long
 * @param metadata shown in the full density only
 * @param json the whole event as this reader may see it, shown in the full density only
 */
record HistoryLine(
        long sequence,
        String address,
        String asOf,
        String topic,
        Instant recordedAt,
        String recordedAtText,
        String actor,
        String sentence,
        @Nullable String occurred,
        @Nullable String delay,
        @Nullable String gap,
        List<Fact> metadata,
        @Nullable String json) {

    HistoryLine {
        metadata = List.copyOf(metadata);
    }
}
