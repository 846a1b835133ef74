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
    /** Nobody asked what is needed, and nobody has decided that the person is a victim. */
    NotIdentified,
    /** Nobody asked a victim what is needed. */
    NotOffered,
    /** N = ∅, and something was declined. Theirs to decide. */
    Declined,
    /** N = ∅: never a failure. */
    NoneNeeded
}
