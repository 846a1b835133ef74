package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.RequesterVerified;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CoercionCheck;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.VerificationChannel;

/** It was looked into, by another way than it was asked, whether the request is the person's own will. */
@JsonClassDescription(
        "Records whether the request is the person's own will: asked by another way, seen alone, no sign of coercion.")
public record VerifyRequester(
        @TargetAggregateIdentifier ErasureId erasureId,
        @NotNull VerificationChannel channel,

        @JsonPropertyDescription("Whether the person was spoken to with nobody else there.")
        boolean seenAlone,

        @NotNull CoercionCheck coercion)
        implements ErasureCommand {

    /** Whether nothing speaks against it. */
    boolean favourable() {
        return seenAlone && coercion == CoercionCheck.NoSign;
    }

    RequesterVerified verified(CaseId caseId) {
        return new RequesterVerified(erasureId, caseId, channel, seenAlone, coercion);
    }
}
