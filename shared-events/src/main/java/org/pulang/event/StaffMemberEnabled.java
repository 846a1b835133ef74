package org.pulang.event;

import org.pulang.vocabulary.StaffId;

/** A disabled member of staff may read and act again, in the role they had. */
public record StaffMemberEnabled(StaffId staffId) implements StaffEvent {}
