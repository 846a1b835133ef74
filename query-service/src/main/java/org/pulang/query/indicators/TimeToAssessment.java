package org.pulang.query.indicators;

import org.jspecify.annotations.Nullable;

/**
 * Days from first contact to the first comprehensive assessment (ADR 42).
 *
 * @param median half of the cases took so long or less; absent if there is none
 * @param p90 nine in ten took so long or less
 * @param cases assessed, and first contact known to the day
 * @param withoutAssessment not yet assessed comprehensively
 * @param withoutExactFirstContact assessed, but first contact known only by month or year
 */
record TimeToAssessment(
        @Nullable Integer median,
        @Nullable Integer p90,
        long cases,
        long withoutAssessment,
        long withoutExactFirstContact) {}
