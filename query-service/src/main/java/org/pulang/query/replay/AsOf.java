package org.pulang.query.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh an answer is.
 *
 * @param position the last event whose effect the answer contains; 0 before the first
 * @param recordedAt when that event was recorded; absent before the first event
 */
public record AsOf(long position, @Nullable Instant recordedAt) {}
