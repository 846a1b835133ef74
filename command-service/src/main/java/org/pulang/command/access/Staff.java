package org.pulang.command.access;

import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/** A member of staff as their events tell: what they are here, and whether they may do anything at all. */
public record Staff(StaffId id, OrganisationId organisation, Role role, boolean enabled) {

    /** Whoever is disabled, or works with no case, would leave a case without anybody. */
    public boolean canOwnCasesOf(OrganisationId other) {
        return enabled && organisation.equals(other) && (role == Role.Caseworker || role == Role.Supervisor);
    }
}
