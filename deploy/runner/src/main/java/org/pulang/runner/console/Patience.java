package org.pulang.runner.console;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that gives no sign when it has happened. */
public final class Patience {

    private Patience() {}

    /** Whether it came true in time; looks ten times a second. */
    public static boolean until(Duration atMost, BooleanSupplier condition) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || !pause(Duration.ofMillis(100))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it could rest undisturbed. */
    public static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
