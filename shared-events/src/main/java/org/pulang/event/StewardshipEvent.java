package org.pulang.event;

/** Who answers for the case, what they note, and from whom it is hidden. */
public sealed interface StewardshipEvent extends CaseEvent
        permits CaseSealed, CaseUnsealed, CaseworkerAssigned, NoteAdded {}
