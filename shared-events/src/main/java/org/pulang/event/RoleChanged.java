package org.pulang.event;

import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/** A member of staff has another role from now on; what they did before was done in the role before. */
public record RoleChanged(StaffId staffId, Role role) implements StaffEvent {}
