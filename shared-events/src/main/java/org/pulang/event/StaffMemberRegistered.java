package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.UnitId;

/**
 * Somebody works here from now on, for one organisation and in one role. Who that is by name only the organisation knows.
 *
 * @param staffId the subject of the tokens they sign in with
 * @param unit absent where the organisation has none
 */
public record StaffMemberRegistered(
        StaffId staffId,
        OrganisationId organisation,
        @Nullable UnitId unit,
        Role role) implements StaffEvent {}
