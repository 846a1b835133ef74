package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Stewardship}. */
public sealed interface StewardshipCommand extends CaseCommand
        permits AcceptTransfer,
                AddNote,
                AssignCaseworker,
                AttachDocument,
                DeclineTransfer,
                LapseTransfer,
                RaiseFlag,
                ResolveFlag,
                SealCase,
                TransferCase,
                UnsealCase,
                WithdrawAttachment,
                WithdrawTransfer {}
