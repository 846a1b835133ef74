package org.pulang.query.indicators;

import java.util.Optional;

/**
 * Where the share of a curve lies with a probability of 95 in 100, by the number still at risk (Peto and others, 1977). It rests on nothing
 * but the numbers that are told, so it tells nothing more of anybody; it is a little wider than Greenwood's.
 */
record Band(double low, double high) {

    private static final double OF_95 = 1.96;

    /** Absent where share or number at risk are not told. */
    static Optional<Band> of(Floor.Point point) {
        var without = point.without();
        var atRisk = point.atRisk().number();
        if (without == null || atRisk == null || atRisk.signum() == 0) {
            return Optional.empty();
        }
        double error = OF_95 * without * Math.sqrt((1 - without) / atRisk.doubleValue());
        return Optional.of(new Band(Math.max(0, without - error), Math.min(1, without + error)));
    }
}
