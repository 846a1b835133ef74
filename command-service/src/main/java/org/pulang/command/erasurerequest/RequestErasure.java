package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Begins;
import org.pulang.event.ErasureRequested;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Requester;

/** Somebody asks that what is kept of a person be erased. Nothing happens to the details before it is verified and approved. */
@Begins
@JsonClassDescription(
        "Asks that what is kept of a person be erased. Nothing is erased before it is verified and approved by two.")
public record RequestErasure(
        @TargetAggregateIdentifier ErasureId erasureId,
        @NotNull CaseId caseId,

        @JsonPropertyDescription(
                "Whose details: the survivor's, the alleged perpetrator's, the family's. With all of the survivor goes the family.")
        @NotEmpty
        @Size(max = 3)
        List<@NotNull Subject> subjects,

        @NotNull ErasureScope scope,
        @NotNull Requester requestedBy)
        implements ErasureCommand {

    ErasureRequested requested(OrganisationId organisation) {
        var whole = scope == ErasureScope.All && subjects.contains(Subject.Survivor);
        return new ErasureRequested(
                erasureId,
                caseId,
                organisation,
                Stream.concat(
                                subjects.stream(),
                                whole ? Stream.of(Subject.FamilyMember, Subject.Staff) : Stream.empty())
                        .distinct()
                        .toList(),
                scope,
                requestedBy);
    }
}
