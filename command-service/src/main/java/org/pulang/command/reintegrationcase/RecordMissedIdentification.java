package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.MissedIdentificationRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.MissedIdentificationSetting;
import org.pulang.vocabulary.PartialDate;

/** Somebody had met the person earlier without seeing the trafficking. */
@JsonClassDescription(
        "Records an earlier contact, such as a deportation or a clinic visit, where nobody saw the " + "trafficking.")
public record RecordMissedIdentification(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull MissedIdentificationSetting setting,

        @JsonPropertyDescription("When they met; absent where unknown.") @Nullable @PastOrPresent
        PartialDate contactDate,

        @Nullable CountryCode country,

        @JsonPropertyDescription("Province or regency, for a contact in Indonesia.") @Nullable @KnownArea
        AreaCode area,

        @Nullable Sensitive<@Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    MissedIdentificationRecorded recorded() {
        return new MissedIdentificationRecorded(caseId, setting, contactDate, country, area, note, occurredAt);
    }
}
