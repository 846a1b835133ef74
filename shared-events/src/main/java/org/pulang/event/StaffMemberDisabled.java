package org.pulang.event;

import org.pulang.vocabulary.StaffId;

/** A member of staff may neither read nor act from now on. */
public record StaffMemberDisabled(StaffId staffId) implements StaffEvent {}
