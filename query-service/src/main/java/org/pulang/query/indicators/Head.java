package org.pulang.query.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the figures of a page; texts are in the reader's language.
 *
 * @param path of the page, where its filter leads
 * @param pages the others, of the same cases
 * @param cases how many there are
 * @param form the same for texts that choose by it
 * @param simulated a warning; absent where none of them is
 * @param few whether there are too few to tell more of them
 * @param until up to which day time has passed
 * @param past whether only what was recorded by then counts
 * @param fixed address at which these figures stay as they are: those of yesterday's end; absent where this is one
 * @param export address of the form to take the figures away; absent where there is no such sheet
 * @param by what the figures are told apart by, as in the address
 * @param asOf as in the address
 */
record Head(
        String path,
        String title,
        String intro,
        List<Link> pages,
        String cases,
        long form,
        @Nullable String simulated,
        boolean few,
        LocalDate until,
        String untilText,
        boolean past,
        @Nullable String fixed,
        @Nullable String export,
        @Nullable String by,
        String asOf,
        long position,
        @Nullable Instant recordedAt,
        @Nullable String recordedAtText) {

    /** To a page of the analysis. */
    record Link(String label, String address, boolean current) {}
}
