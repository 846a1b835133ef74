package org.pulang.command.caselink;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Begins;
import org.pulang.event.DuplicateRejected;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.TwoPeopleGround;

/** Two cases look alike and are of two people; nobody is shown one beside the other again. */
@Begins
@JsonClassDescription(
        "Says that two cases which look alike are of two people: neither is told of as a duplicate of the other any more. Merging them"
                + " later is possible all the same.")
public record RejectDuplicate(
        @TargetAggregateIdentifier CaseLinkId linkId,
        @NotNull CaseId caseId,
        @NotNull CaseId otherCaseId,
        @NotEmpty @Size(max = 5) List<@NotNull TwoPeopleGround> grounds)
        implements PairCommand {

    DuplicateRejected rejected() {
        return new DuplicateRejected(
                linkId,
                caseId,
                otherCaseId,
                grounds.stream().distinct().sorted().toList());
    }
}
