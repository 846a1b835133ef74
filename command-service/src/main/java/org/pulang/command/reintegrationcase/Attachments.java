package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.pulang.command.attachment.AttachedContent;
import org.pulang.command.attachment.AttachedContent.Content;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.AttachmentWithdrawn;
import org.pulang.event.DocumentAttached;
import org.pulang.personal.Purpose;
import org.pulang.vocabulary.AttachmentId;

/** Which documents belong to the case. What is in them was received before; the case says that it is what was meant. */
class Attachments {

    private final Set<AttachmentId> attached = new HashSet<>();
    private final Set<AttachmentId> withdrawn = new HashSet<>();

    @CommandHandler
    void handle(AttachDocument command, AttachedContent contents) {
        var id = command.attachmentId();
        if (attached.contains(id) || withdrawn.contains(id)) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/attachmentId");
        }
        var content = contents.of(command.caseId(), id)
                .orElseThrow(() -> new CommandRefused(Refusal.ATTACHMENT_MISSING, "/attachmentId"));
        requireSame(command, content);
        apply(command.attached(content.sealedSha256()));
    }

    private static void requireSame(AttachDocument command, Content content) {
        require(command.kind() == content.kind(), "/kind");
        require(command.format() == content.format(), "/format");
        require(command.size() == content.size(), "/size");
        require(command.sha256().reveal(Purpose.Services).equals(content.sha256()), "/sha256");
    }

    private static void require(boolean same, String pointer) {
        if (!same) {
            throw new CommandRefused(Refusal.ATTACHMENT_HASH_MISMATCH, pointer);
        }
    }

    @EventSourcingHandler
    void on(DocumentAttached event) {
        attached.add(event.attachmentId());
    }

    @CommandHandler
    void handle(WithdrawAttachment command) {
        var id = command.attachmentId();
        if (withdrawn.contains(id)) {
            throw new CommandRefused(Refusal.ATTACHMENT_WITHDRAWN, "/attachmentId");
        }
        if (!attached.contains(id)) {
            throw new CommandRefused(Refusal.ATTACHMENT_UNKNOWN, "/attachmentId");
        }
        apply(command.withdrawn());
    }

    @EventSourcingHandler
    void on(AttachmentWithdrawn event) {
        attached.remove(event.attachmentId());
        withdrawn.add(event.attachmentId());
    }
}
