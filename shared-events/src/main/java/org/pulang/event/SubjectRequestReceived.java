package org.pulang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.SubjectRequestId;
import org.pulang.vocabulary.SubjectRight;

/**
 * A person, or somebody for them, exercised a right (Law 27/2022, Art. 6–11).
 *
 * @param organisation the one the case was with; its privacy officer answers
 * @param receivedAt when it reached somebody who works here; the time to answer begins then
 * @param answerBy three times 24 hours later, to the moment
 * @param erasureId what carries it out where the right is to be erased; null for every other right
 */
public record SubjectRequestReceived(
        SubjectRequestId requestId,
        CaseId caseId,
        OrganisationId organisation,
        SubjectRight right,
        Requester requestedBy,
        Instant receivedAt,
        Instant answerBy,
        @Nullable ErasureId erasureId)
        implements SubjectRequestEvent {}
