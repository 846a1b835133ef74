package org.pulang.event;

/** Who answers for the case, what they note, what must be known first, and from whom it is hidden. */
public sealed interface StewardshipEvent extends CaseEvent
        permits CaseSealed,
                CaseTransferAccepted,
                CaseTransferDeclined,
                CaseTransferOffered,
                CaseTransferWithdrawn,
                CaseUnsealed,
                CaseworkerAssigned,
                FlagRaised,
                FlagResolved,
                NoteAdded {}
