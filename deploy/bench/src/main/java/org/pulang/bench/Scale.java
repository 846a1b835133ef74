package org.pulang.bench;

/**
 * How much is measured.
 *
 * @param rounds that count, after one that warms up
 * @param peerRounds of the slow ones among the baselines
 * @param bulk events of a round of bulk appends
 * @param slowBulk the same for stores that would take minutes
 * @param commandSeconds length of a round of single commands
 * @param latencySeconds length of a round at a fixed pace
 * @param deliverySeconds length of a round of deliveries
 * @param replay events to be read
 * @param rebuild events to be folded, 20 per case
 * @param tunedRebuild the same for stock that is tuned
 * @param stockRebuild the same for stock as it comes
 * @param openSeconds how long an unrelated transaction stays open
 * @param hole positions burnt
 * @param age events in an old store; 0 leaves that measure out
 * @param peers events a round of the comparison with other stores
 * @param indicatorCases whose indicators are asked for and whose pages are opened, about 37 events each; and people among whom
 *     duplicates are sought
 * @param pageRequests for each page, after those that warm up
 */
record Scale(
        int rounds,
        int peerRounds,
        int bulk,
        int slowBulk,
        double commandSeconds,
        double latencySeconds,
        double deliverySeconds,
        int replay,
        int rebuild,
        int tunedRebuild,
        int stockRebuild,
        double openSeconds,
        int hole,
        int age,
        int peers,
        int indicatorCases,
        int pageRequests) {

    static Scale full() {
        return new Scale(
                5,
                3,
                20_000,
                2_000,
                1.5,
                4,
                8,
                200_000,
                1_000_000,
                40_000,
                4_000,
                60,
                1_000_000,
                10_000_000,
                10_000,
                100_000,
                100);
    }

    static Scale quick() {
        return new Scale(
                2, 1, 5_000, 500, 0.5, 1.5, 2, 20_000, 100_000, 5_000, 500, 10, 1_000_000, 0, 2_000, 5_000, 30);
    }

    Scale withRounds(int count) {
        return new Scale(
                count,
                Math.min(count, peerRounds),
                bulk,
                slowBulk,
                commandSeconds,
                latencySeconds,
                deliverySeconds,
                replay,
                rebuild,
                tunedRebuild,
                stockRebuild,
                openSeconds,
                hole,
                age,
                peers,
                indicatorCases,
                pageRequests);
    }

    Scale withCases(int count) {
        return new Scale(
                rounds,
                peerRounds,
                bulk,
                slowBulk,
                commandSeconds,
                latencySeconds,
                deliverySeconds,
                replay,
                rebuild,
                tunedRebuild,
                stockRebuild,
                openSeconds,
                hole,
                age,
                peers,
                count,
                pageRequests);
    }

    /** Numbers and times multiplied; rounds stay. */
    Scale times(double factor) {
        return new Scale(
                rounds,
                peerRounds,
                count(bulk, factor),
                count(slowBulk, factor),
                commandSeconds * factor,
                latencySeconds * factor,
                deliverySeconds * factor,
                count(replay, factor),
                count(rebuild, factor),
                count(tunedRebuild, factor),
                count(stockRebuild, factor),
                openSeconds * factor,
                count(hole, factor),
                count(age, factor),
                count(peers, factor),
                count(indicatorCases, factor),
                pageRequests);
    }

    /** In whole thousands where there are thousands, since batches are of a thousand. */
    private static int count(int events, double factor) {
        var scaled = events * factor;
        return scaled >= 1_000 ? (int) (Math.round(scaled / 1_000) * 1_000) : (int) Math.ceil(scaled / 100) * 100;
    }
}
