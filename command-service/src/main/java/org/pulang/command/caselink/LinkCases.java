package org.pulang.command.caselink;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Begins;
import org.pulang.event.CasesLinked;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseLinkKind;

/** Two people have to do with each other: siblings, or victims of the same incident. */
@Begins
@JsonClassDescription(
        "Links the cases of two people who are siblings, or were trafficked together. A pair may be both.")
public record LinkCases(
        @TargetAggregateIdentifier CaseLinkId linkId,
        @NotNull CaseId caseId,
        @NotNull CaseId otherCaseId,
        @NotNull CaseLinkKind kind)
        implements PairCommand {

    CasesLinked linked() {
        return new CasesLinked(linkId, caseId, otherCaseId, kind);
    }
}
