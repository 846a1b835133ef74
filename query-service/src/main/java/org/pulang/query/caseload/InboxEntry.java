package org.pulang.query.caseload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Cursor;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;

/**
 * A referral in the list; what was written to the receiver stands in the case.
 *
 * @param owner of the case, and
 * @param from with whom it is
 * @param provider its name; absent where the directory does not know it
 * @param receiver where the provider works with Pulang itself
 * @param dueUntil end of the day for the answer, in the zone of the case
 * @param overdue whether that is over, and no answer came
 * @param outcome a code: what came back, or why nothing did; absent while it is open, and where nobody answered
 */
record InboxEntry(
        CaseId caseId,
        CaseNumber caseNumber,
        StaffId owner,
        OrganisationId from,
        String zone,
        ReferralId referralId,
        ProviderId providerId,
        @Nullable String provider,
        @Nullable OrganisationId receiver,
        Service service,
        ReferralReason reason,
        ReferralState state,
        LocalDate answerDueOn,
        Instant dueUntil,
        boolean overdue,
        Instant madeAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @JsonIgnore Cursor cursor) {}
