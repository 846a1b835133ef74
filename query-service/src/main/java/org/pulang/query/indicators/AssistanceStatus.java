package org.pulang.query.indicators;

/**
 * How far the needs of a person were met: needs N are the services whose newest answer is needed or wanted, delivered D those of them
 * that reached the person at least once.
 */
enum AssistanceStatus {
    /** D = N ≠ ∅. */
    Fully,
    /** At least two thirds of N. */
    Partially,
    /** Fewer, but some. */
    Under,
    /** D = ∅ ≠ N. */
    Unassisted,
    /** N = ∅, not every service was spoken of, and nobody has decided that the person is a victim. */
    NotIdentified,
    /** N = ∅, and not every service was spoken of with a victim. */
    NotOffered,
    /** N = ∅: each of the ten services was declined or is not needed, and something was declined. Theirs to decide. */
    Declined,
    /** N = ∅: none of the ten services is needed, or the newest plan says so. Never a failure. */
    NoneNeeded
}
