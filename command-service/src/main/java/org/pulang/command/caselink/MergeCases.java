package org.pulang.command.caselink;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Begins;
import org.pulang.event.CasesMerged;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.SamePersonGround;

/** A supervisor who owns neither case finds that both are of one person. Both histories stay as they are. */
@Begins
@JsonClassDescription(
        "Says that two cases of the organisation are of one person. Nothing is copied or moved; it can be undone. A supervisor who"
                + " owns neither case decides.")
public record MergeCases(
        @TargetAggregateIdentifier CaseLinkId linkId,

        @JsonPropertyDescription("In which work goes on.") @NotNull
        CaseId caseId,

        @JsonPropertyDescription("The other of that person; what is due there stays due there.") @NotNull
        CaseId otherCaseId,

        @NotEmpty @Size(max = 5) List<@NotNull SamePersonGround> grounds)
        implements PairCommand {

    CasesMerged merged() {
        return new CasesMerged(
                linkId,
                caseId,
                otherCaseId,
                grounds.stream().distinct().sorted().toList());
    }
}
