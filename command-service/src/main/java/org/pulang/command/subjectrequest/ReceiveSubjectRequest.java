package org.pulang.command.subjectrequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.Begins;
import org.pulang.event.SubjectRequestReceived;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.SubjectRequestId;
import org.pulang.vocabulary.SubjectRight;

/** Somebody exercises a right of the person. The time to answer runs from the moment it was received, however late that is recorded. */
@Begins
@JsonClassDescription(
        "Records that a person exercised a right; an answer is due within three times 24 hours of receiving it.")
public record ReceiveSubjectRequest(
        @TargetAggregateIdentifier SubjectRequestId requestId,
        @NotNull CaseId caseId,
        @NotNull SubjectRight right,
        @NotNull Requester requestedBy,

        @JsonPropertyDescription("Absent means now; of a day or more, its first moment where the person is from.")
        @Nullable
        @PastOrPresent
        PartialDate receivedAt,

        @JsonPropertyDescription(
                "Of the right to be erased, and of no other: the request to erase that carries it out.")
        @Nullable
        ErasureId erasureId)
        implements SubjectRequestCommand {

    /** Law 27/2022, Art. 30–33 and 40–44: three times 24 hours, to the moment. */
    private static final Duration TO_BE_ANSWERED = Duration.ofDays(3);

    SubjectRequestReceived received(OrganisationId organisation, Instant at) {
        return new SubjectRequestReceived(
                requestId, caseId, organisation, right, requestedBy, at, at.plus(TO_BE_ANSWERED), erasureId);
    }
}
