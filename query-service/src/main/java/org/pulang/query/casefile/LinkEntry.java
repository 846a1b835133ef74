package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.OrganisationId;

/**
 * Another case, beside the one that is read.
 *
 * @param caseId where the reader may see it
 * @param caseNumber the same
 * @param ask whom, where they may not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LinkEntry(
        CaseLinkId linkId,
        Kind kind,
        @Nullable CaseId caseId,
        @Nullable CaseNumber caseNumber,
        @Nullable OrganisationId ask,
        Instant changedAt) {

    /** What it has to do with the one that is read; the weightiest first. */
    enum Kind {
        /** The same person: work goes on in the other case. */
        GoesOnIn,
        /** The same person: work goes on in the case that is read, and the other holds more of their history. */
        GoesOnHere,
        Sibling,
        SameIncident,
        /** They look alike, and are of two people. */
        NotADuplicate
    }
}
