package org.pulang.query.requests;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.SubjectRefusalGround;
import org.pulang.vocabulary.SubjectRequestId;
import org.pulang.vocabulary.SubjectRight;

/**
 * A request in the list.
 *
 * @param overdue whether it waits for an answer and the time is over, or was over when it was answered
 * @param erasureId where the request to erase that carries it out is found, under {@code /api/erasures}
 * @param endedAt when it was answered, refused or taken back
 */
record RequestEntry(
        SubjectRequestId requestId,
        CaseId caseId,
        SubjectRight right,
        Requester requestedBy,
        RequestState state,
        Instant receivedAt,
        Instant answerBy,
        boolean overdue,
        @Nullable ErasureId erasureId,
        @Nullable Instant endedAt,
        @Nullable SubjectRefusalGround refusedFor,
        @JsonIgnore long position) {}
