package org.pulang.query.requests;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.SubjectRequestReceived;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.SubjectRefusalGround;
import org.pulang.vocabulary.SubjectRight;

/** A person's request; ids and codes only. */
@Table("requests")
class RequestRow {
    UUID requestId;
    UUID caseId;
    long position;

    /** The law's word for it is a reserved one of SQL. */
    SubjectRight subjectRight;

    Requester requestedBy;
    RequestState state;
    Instant receivedAt;
    Instant answerBy;

    @Nullable
    UUID erasureId;

    @Nullable
    Instant endedAt;

    @Nullable
    SubjectRefusalGround refusedFor;

    static RequestRow of(SubjectRequestReceived event, Recorded recorded) {
        var row = new RequestRow();
        row.requestId = event.requestId().value();
        row.caseId = event.caseId().value();
        row.position = recorded.position();
        row.subjectRight = event.right();
        row.requestedBy = event.requestedBy();
        row.state = RequestState.Received;
        row.receivedAt = event.receivedAt();
        row.answerBy = event.answerBy();
        row.erasureId = event.erasureId() == null ? null : event.erasureId().value();
        return row;
    }

    void ended(RequestState as, Recorded recorded) {
        state = as;
        endedAt = recorded.recordedAt();
    }
}
