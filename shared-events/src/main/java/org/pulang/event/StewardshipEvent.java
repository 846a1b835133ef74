package org.pulang.event;

/** Who answers for the case, and what they note. */
public sealed interface StewardshipEvent extends CaseEvent permits CaseworkerAssigned, NoteAdded {}
