package org.pulang.query.access;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Purpose;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Role;

/**
 * To whom a person's case was shown on one day, as the person may be told: no member of staff is named.
 *
 * @param day in the zone of the case
 */
record Disclosures(LocalDate day, List<Disclosure> to) {

    /**
     * @param times how many answers
     * @param classes of the details that were opened; none where only that there is the case, its dates and its steps were shown
     * @param purpose as stated
     * @param taken absent where it was shown and not taken away
     */
    record Disclosure(
            OrganisationId organisation,
            Role role,
            Purpose purpose,
            long times,
            List<FieldClass> classes,
            @Nullable Taken taken) {}

    /**
     * The case was in a file that somebody took away.
     *
     * @param sheet what the file has: {@code htcds}
     * @param reason a code, as stated
     * @param recipient for whom the file was made; absent where it was for the organisation that took it
     * @param recipientName absent where the directory does not know it
     */
    record Taken(
            String sheet,
            String reason,
            @Nullable ProviderId recipient,
            @Nullable String recipientName) {}
}
