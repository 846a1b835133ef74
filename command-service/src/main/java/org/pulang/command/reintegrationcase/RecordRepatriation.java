package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.RepatriationRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RepatriationManner;
import org.pulang.vocabulary.ReturnPayer;

/** The person came back from another country, or was brought home to it. */
@JsonClassDescription("Records that the person was brought from one country to another.")
public record RecordRepatriation(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull CountryCode from,

        @JsonPropertyDescription("Absent means Indonesia.") @Nullable
        CountryCode to,

        @JsonPropertyDescription("Province or regency of arrival, if in Indonesia.") @Nullable @KnownArea
        AreaCode area,

        @NotNull RepatriationManner manner,
        @NotNull ReturnPayer paidBy,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    RepatriationRecorded recorded() {
        return new RepatriationRecorded(caseId, from, destination(), area, manner, paidBy, note, occurredAt);
    }

    CountryCode destination() {
        return to == null ? CountryCode.INDONESIA : to;
    }
}
