package org.pulang.command.accessgrant;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Begins;
import org.pulang.event.UnmaskingRequested;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;

/** An auditor needs the details behind the pseudonyms of one case. A second person decides. */
@Begins
@JsonClassDescription(
        "Asks to see details behind the pseudonyms of one case, by class and for a time. The privacy officer of the"
                + " organisation the case is with decides.")
public record RequestUnmasking(
        @TargetAggregateIdentifier GrantId grantId,
        @NotNull CaseId caseId,

        @JsonPropertyDescription("Only these are shown. Where the person lives is never among them.")
        @NotEmpty
        @Size(max = 4)
        List<@NotNull FieldClass> classes,

        @NotNull Sensitive<@NotBlank @Size(min = 20, max = 4000) String> reason,

        @JsonPropertyDescription("From when it is granted.") @Min(1) @Max(480)
        int minutes)
        implements GrantCommand {

    UnmaskingRequested requested(OrganisationId organisation) {
        return new UnmaskingRequested(
                grantId,
                caseId,
                organisation,
                classes.stream().distinct().sorted().toList(),
                reason,
                minutes);
    }
}
