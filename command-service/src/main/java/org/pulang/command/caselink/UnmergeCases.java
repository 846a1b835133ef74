package org.pulang.command.caselink;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.CasesMerged;
import org.pulang.event.CasesUnmerged;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.UnmergeReason;

/** What was merged are two cases again. */
@JsonClassDescription("Undoes that two cases were merged; each goes on with its own history.")
public record UnmergeCases(
        @TargetAggregateIdentifier CaseLinkId linkId,
        @NotNull UnmergeReason reason) implements LinkCommand {

    CasesUnmerged unmerged(CasesMerged merged) {
        return new CasesUnmerged(linkId, merged.caseId(), merged.otherCaseId(), reason);
    }
}
