package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReturnRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReturnDestination;
import org.pulang.vocabulary.ReturnPayer;

/** The person went to live somewhere. That is a step, not the end of the way. */
@JsonClassDescription("Records where the person went to live, with whom, and who paid. With the family, relatives or a "
        + "partner it needs a finding (assess-family) that they are safe there, made by that day; without "
        + "one, or against it, a reason is given.")
public record RecordReturn(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull ReturnDestination destination,
        @Nullable CountryCode country,

        @JsonPropertyDescription("Province or regency, for a place in Indonesia.") @Nullable @KnownArea
        AreaCode area,

        @JsonPropertyDescription("With whom the person lives there.") @NotNull
        LivingSituation livingSituation,

        @NotNull ReturnPayer paidBy,

        @JsonPropertyDescription("Why the person went to the family although it was not found to be safe there.")
        @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> overrideReason,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    ReturnRecorded recorded(@Nullable FamilySafety safety, boolean overridden) {
        return new ReturnRecorded(
                caseId,
                destination,
                country,
                area,
                livingSituation,
                paidBy,
                safety,
                overridden,
                overrideReason,
                note,
                occurredAt);
    }
}
