package org.pulang.command.accessgrant;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.EmergencyAccessEnded;
import org.pulang.event.EmergencyAccessReviewed;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyEnd;
import org.pulang.vocabulary.EmergencyReviewOutcome;
import org.pulang.vocabulary.GrantId;

/** The privacy officer says whether an emergency access was justified; within 72 hours, and late rather than never. */
@JsonClassDescription(
        "Says whether an emergency access was justified; one that was not ends at once. Due within 72 hours of its opening; who"
                + " has two without review opens no third.")
public record ReviewEmergencyAccess(
        @TargetAggregateIdentifier GrantId grantId,
        @NotNull EmergencyReviewOutcome outcome,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> comment)
        implements GrantCommand {

    EmergencyAccessReviewed reviewed(CaseId caseId) {
        return new EmergencyAccessReviewed(grantId, caseId, outcome, comment);
    }

    EmergencyAccessEnded ended(CaseId caseId) {
        return new EmergencyAccessEnded(grantId, caseId, EmergencyEnd.NotJustified);
    }
}
