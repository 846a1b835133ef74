package org.pulang.query.access;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Opener;
import org.pulang.personal.Opening;
import org.pulang.personal.Piece;
import org.pulang.personal.Purpose;
import org.pulang.personal.Subject;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Opens personal details for whoever asks, as far as they may see them; nothing else in this service opens any. What is opened
 * is noted for the log of reads, and nothing is where there is no such log.
 */
@Component
public class Details {

    private final Opener opener;

    Details(Opener opener) {
        this.opener = opener;
    }

    /**
     * For an answer about one case: what was put there from another does not open.
     *
     * @throws IllegalStateException if the answer being made is of a route that is not logged
     */
    public Opening opening(CaseId caseId, Opening.Sight sight, Purpose purpose) {
        return opening(record -> caseId.value(), sight, purpose);
    }

    /** The same for a list of what is about several cases. */
    public Opening opening(Function<@Nullable Object, UUID> caseOf, Opening.Sight sight, Purpose purpose) {
        return new Opening(caseOf, sight, purpose, Read.current().noting(opener));
    }

    /**
     * The pieces of a document in clear, one after the other; empty if it was erased.
     *
     * @param caseId as for {@link #opening}
     */
    public Optional<byte[]> document(CaseId caseId, List<Piece> pieces) {
        var read = Read.current();
        var content = new ByteArrayOutputStream();
        for (var piece : pieces) {
            var clear = opener.open(piece, caseId.value());
            if (clear.isEmpty()) {
                return Optional.empty();
            }
            read.note(Subject.Survivor, piece.details());
            content.writeBytes(clear.get());
        }
        return Optional.of(content.toByteArray());
    }

    /** Whether the key of a document was destroyed. */
    public boolean isErased(CaseId caseId, Piece digest) {
        return opener.open(digest, caseId.value()).isEmpty();
    }

    /** The same answer with its body as this reader sees it; what is withheld is named in {@code redacted}. */
    public static ResponseEntity<byte[]> open(ResponseEntity<?> answer, Opening opening) {
        var body = answer.getBody();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body == null ? new byte[0] : EventJson.opened(body, opening));
    }
}
