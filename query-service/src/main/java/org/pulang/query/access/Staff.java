package org.pulang.query.access;

import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/** A member of staff as their events tell: what they are here, and whether they may do anything at all. */
public record Staff(StaffId id, OrganisationId organisation, Role role, boolean enabled) {}
