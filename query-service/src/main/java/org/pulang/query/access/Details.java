package org.pulang.query.access;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Opener;
import org.pulang.personal.Opening;
import org.pulang.personal.Purpose;
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
    Opening opening(Function<@Nullable Object, UUID> caseOf, Opening.Sight sight, Purpose purpose) {
        return new Opening(caseOf, sight, purpose, Read.current().noting(opener));
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
