package org.pulang.population;

import java.util.SplittableRandom;

/** How it goes with a simulated person in the end. */
enum Course {
    Reintegrated,
    PartlyReintegrated,
    Lost,
    Disengaged,
    TraffickedAgain;

    /** The first is the one that a figure was published of; how the others divide the rest is assumed. */
    static Course draw(SplittableRandom random) {
        if (random.nextDouble() < Published.REINTEGRATED) {
            return Reintegrated;
        }
        double left = random.nextDouble();
        left -= Assumption.PartlyReintegrated.probability();
        if (left < 0) {
            return PartlyReintegrated;
        }
        left -= Assumption.LosesContact.probability();
        if (left < 0) {
            return Lost;
        }
        left -= Assumption.Disengages.probability();
        return left < 0 ? Disengaged : TraffickedAgain;
    }
}
