package org.pulang.event;

/** Who answers for the case, what they note, what must be known first, which documents they keep, and from whom it is hidden. */
public sealed interface StewardshipEvent extends CaseEvent
        permits AttachmentWithdrawn,
                CaseSealed,
                CaseTransferAccepted,
                CaseTransferDeclined,
                CaseTransferLapsed,
                CaseTransferOffered,
                CaseTransferWithdrawn,
                CaseUnsealed,
                CaseworkerAssigned,
                DocumentAttached,
                FlagRaised,
                FlagResolved,
                NoteAdded {}
