package org.pulang.command.caselink;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotNull;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.event.CasesUnlinked;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseLinkKind;
import org.pulang.vocabulary.UnlinkReason;

/** One kind of link is taken away; another stays. */
@JsonClassDescription("Takes away one kind of link between two cases.")
public record UnlinkCases(
        @TargetAggregateIdentifier CaseLinkId linkId,
        @NotNull CaseLinkKind kind,
        @NotNull UnlinkReason reason) implements LinkCommand {

    CasesUnlinked unlinked(CaseId caseId, CaseId otherCaseId) {
        return new CasesUnlinked(linkId, caseId, otherCaseId, kind, reason);
    }
}
