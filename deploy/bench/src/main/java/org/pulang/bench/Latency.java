package org.pulang.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long something took in one round, in milliseconds. */
record Latency(double p50, double p99, double most) {

    /** What is reported of it. */
    enum Percentile {
        P50,
        P99;

        double of(Latency latency) {
            return this == P50 ? latency.p50() : latency.p99();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param histogram of nanoseconds */
    static Latency of(Histogram histogram) {
        return new Latency(
                histogram.getValueAtPercentile(50) / 1e6,
                histogram.getValueAtPercentile(99) / 1e6,
                histogram.getMaxValue() / 1e6);
    }
}
