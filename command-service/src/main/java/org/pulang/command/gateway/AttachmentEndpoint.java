package org.pulang.command.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.attachment.ContentTable;
import org.pulang.command.casefacts.CaseFacts;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.command.reintegrationcase.AttachDocument;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.Sha256;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes in the content of a document before {@link AttachDocument} names it: apart from the command, so that on a bad line only the
 * large part is sent again, as often as need be.
 */
@RestController
class AttachmentEndpoint {

    /** The content of a document. */
    static final String PATH = "/api/cases/{caseId}/attachments/{attachmentId}";

    private final ContentTable contents;
    private final CaseFacts cases;
    private final CommandGuard guard;
    private final CaseAccessPolicy policy;

    AttachmentEndpoint(ContentTable contents, CaseFacts cases, CommandGuard guard, CaseAccessPolicy policy) {
        this.contents = contents;
        this.cases = cases;
        this.guard = guard;
        this.policy = policy;
    }

    /** What there is now under an id. */
    record Attachment(UUID attachmentId, AttachmentKind kind, DocumentFormat format, long size, Sha256 sha256) {}

    /** The body is the content itself. Whoever may attach a document to the case may send one. */
    @PutMapping(
            path = PATH,
            consumes = {
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.TEXT_PLAIN_VALUE
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Attachment> receive(
            @PathVariable String caseId,
            @PathVariable String attachmentId,
            @RequestParam(required = false) @Nullable String kind,
            HttpServletRequest request)
            throws IOException {
        var headers = new RequestHeaders(request);
        var actor = headers.actor();
        var id = CaseId.of(StreamKind.Case.id(caseId));
        if (policy.command(AttachDocument.class.getSimpleName(), actor.role()).isEmpty()) {
            throw new CommandRefused(Refusal.ROLE_REQUIRED);
        }
        guard.require(
                AttachDocument.class,
                actor,
                MetaData.from(headers.metadata()),
                cases.relations(id, actor),
                Refusal.CASE_UNKNOWN);
        var attachment = AttachmentId.of(StreamKind.Case.id(attachmentId));
        var received = contents.receive(
                id, attachment, kind(kind), format(request.getContentType()), request.getInputStream());
        var content = received.content();
        return ResponseEntity.status(received.first() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Attachment(
                        attachment.value(), content.kind(), content.format(), content.size(), content.sha256()));
    }

    private static AttachmentKind kind(@Nullable String kind) {
        return Arrays.stream(AttachmentKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new CommandRefused(Refusal.REQUEST_INVALID, "/kind"));
    }

    /** One of those that the route consumes. */
    private static DocumentFormat format(String contentType) {
        var type = MediaType.parseMediaType(contentType);
        return DocumentFormat.of(type.getType() + "/" + type.getSubtype())
                .orElseThrow(() -> new CommandRefused(Refusal.MEDIA_TYPE_UNSUPPORTED));
    }
}
