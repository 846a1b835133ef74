package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AttachmentWithdrawn;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.event.CaseTransferLapsed;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.DocumentAttached;
import org.pulang.event.FlagRaised;
import org.pulang.event.FlagResolved;
import org.pulang.event.NoteAdded;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.TransferId;

/** Who looks after the case, and what they wrote down. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class StewardshipPart {

    List<Entry<CaseworkerAssigned>> assignments = new ArrayList<>();
    List<Entry<NoteAdded>> notes = new ArrayList<>();
    List<Flag> flags = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    List<Attachment> attachments = new ArrayList<>();

    /** While it is. */
    @Nullable
    Entry<CaseSealed> sealed;

    void on(CaseworkerAssigned event, Recorded recorded) {
        assignments.add(Entry.of(event, recorded));
    }

    void on(CaseSealed event, Recorded recorded) {
        sealed = Entry.of(event, recorded);
    }

    void on(CaseUnsealed event, Recorded recorded) {
        sealed = null;
    }

    void on(NoteAdded event, Recorded recorded) {
        notes.add(Entry.of(event, recorded));
    }

    void on(FlagRaised event, Recorded recorded) {
        flags.add(new Flag(Entry.of(event, recorded), null));
    }

    void on(FlagResolved event, Recorded recorded) {
        Entry.change(
                flags,
                flag -> flag.raised().event().flagId().equals(event.flagId()),
                flag -> new Flag(flag.raised(), Entry.of(event, recorded)));
    }

    /** What whoever opens the case must know first. */
    record Flag(Entry<FlagRaised> raised, @Nullable Entry<FlagResolved> resolved) {

        /** Whether it still matters on that day, of the case's zone. */
        boolean holdsOn(LocalDate day) {
            var until = raised.event().until();
            return resolved == null && (until == null || !day.isAfter(until));
        }
    }

    void on(DocumentAttached event, Recorded recorded) {
        attachments.add(new Attachment(Entry.of(event, recorded), null));
    }

    void on(AttachmentWithdrawn event, Recorded recorded) {
        Entry.change(
                attachments,
                attachment -> attachment.attached().event().attachmentId().equals(event.attachmentId()),
                attachment -> new Attachment(attachment.attached(), Entry.of(event, recorded)));
    }

    /** A document; its content is read apart. */
    record Attachment(
            Entry<DocumentAttached> attached, @Nullable Entry<AttachmentWithdrawn> withdrawn) {}

    void on(CaseTransferOffered event, Recorded recorded) {
        transfers.add(new Transfer(Entry.of(event, recorded), TransferState.Offered, null, null, null));
    }

    void on(CaseTransferAccepted event, Recorded recorded) {
        change(
                event.transferId(),
                offered -> new Transfer(offered, TransferState.Accepted, Entry.of(event, recorded), null, null));
    }

    void on(CaseTransferDeclined event, Recorded recorded) {
        change(
                event.transferId(),
                offered -> new Transfer(offered, TransferState.Declined, null, Entry.of(event, recorded), null));
    }

    void on(CaseTransferWithdrawn event, Recorded recorded) {
        change(
                event.transferId(),
                offered -> new Transfer(offered, TransferState.Withdrawn, null, null, Entry.of(event, recorded)));
    }

    void on(CaseTransferLapsed event, Recorded recorded) {
        change(event.transferId(), offered -> new Transfer(offered, TransferState.Lapsed, null, null, null));
    }

    private void change(TransferId id, Function<Entry<CaseTransferOffered>, Transfer> change) {
        Entry.change(
                transfers,
                transfer -> transfer.offered().event().transferId().equals(id),
                transfer -> change.apply(transfer.offered()));
    }

    enum TransferState {
        Offered,
        Accepted,
        Declined,
        Withdrawn,
        /** Nobody answered in time. */
        Lapsed
    }

    /** An offer to another organisation and its one answer. */
    record Transfer(
            Entry<CaseTransferOffered> offered,
            TransferState state,
            @Nullable Entry<CaseTransferAccepted> accepted,
            @Nullable Entry<CaseTransferDeclined> declined,
            @Nullable Entry<CaseTransferWithdrawn> withdrawn) {}
}
