package org.pulang.query.casefile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.pulang.event.DocumentAttached;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Piece;
import org.pulang.query.access.Details;
import org.pulang.query.access.Read;
import org.pulang.query.access.Sight;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.StoredContent;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The content of a document, as a file to be kept by whoever asked for it; never shown in place. */
@RestController
class AttachmentEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentEndpoint.class);

    private final Casefiles casefiles;
    private final StoredContent contents;
    private final Details details;
    private final Downloads downloads;
    private final Counter damaged;

    AttachmentEndpoint(
            Casefiles casefiles, StoredContent contents, Details details, Downloads downloads, MeterRegistry meters) {
        this.casefiles = casefiles;
        this.contents = contents;
        this.details = details;
        this.downloads = downloads;
        this.damaged = Counter.builder("pulang.attachments.damaged")
                .description("Documents that were asked for and are not what was attached")
                .register(meters);
    }

    /** To whom it is open. For a link of a page it is the same. */
    @GetMapping({"/api/cases/{caseId}/attachments/{attachmentId}", "/cases/{caseId}/attachments/{attachmentId}"})
    ResponseEntity<byte[]> content(
            Sight sight,
            Read read,
            @PathVariable UUID attachmentId,
            HttpServletRequest request,
            HttpServletResponse answer) {
        var attachment = casefiles.required(sight.caseId()).stewardship.attachments.stream()
                .filter(one -> one.attached().event().attachmentId().value().equals(attachmentId))
                .findFirst()
                .orElseThrow(() -> new ProblemFound(Problem.ATTACHMENT_UNKNOWN));
        var attached = attachment.attached().event();
        if (!isOpen(attached, sight)) {
            read.deny();
            throw new ProblemFound(Problem.ROLE_REQUIRED);
        }
        if (attachment.withdrawn() != null) {
            throw new ProblemFound(Problem.ATTACHMENT_GONE);
        }
        downloads.begin(request, attached.size());
        var content = content(sight, attached);
        // In place of those of all answers, not beside them.
        answer.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attached.format().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"dokumen.%s\""
                                .formatted(attached.format().extension()))
                .body(content);
    }

    /** Whoever may see both who the person is, as every document tells, and what this kind of document is about. */
    static boolean isOpen(DocumentAttached attached, Sight sight) {
        return Stream.of(FieldClass.Identity, attached.kind().content()).allMatch(kind -> sight.opens(kind, List.of()));
    }

    private byte[] content(Sight sight, DocumentAttached attached) {
        var stored = contents.of(sight.caseId(), attached.attachmentId())
                .orElseThrow(() -> damaged(attached.attachmentId()));
        if (stored.withdrawn() || details.isErased(sight.caseId(), stored.digest())) {
            throw new ProblemFound(Problem.ATTACHMENT_GONE);
        }
        // Before anything of it is opened.
        if (!sha256(stored.pieces()).equals(attached.sealedSha256())) {
            throw damaged(attached.attachmentId());
        }
        return details.document(sight.caseId(), stored.pieces())
                .orElseThrow(() -> new ProblemFound(Problem.ATTACHMENT_GONE));
    }

    /** For somebody to look into: of the content nothing is told. */
    private ProblemFound damaged(AttachmentId id) {
        damaged.increment();
        LOG.error("The content of document {} is not what was attached.", id);
        return new ProblemFound(Problem.ATTACHMENT_DAMAGED);
    }

    private static Sha256 sha256(List<Piece> pieces) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            pieces.forEach(piece -> digest.update(piece.ciphertext()));
            return Sha256.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
