package org.pulang.query.access;

import java.time.LocalDate;
import java.util.List;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Purpose;
import org.pulang.vocabulary.OrganisationId;
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
     */
    record Disclosure(OrganisationId organisation, Role role, Purpose purpose, long times, List<FieldClass> classes) {}
}
