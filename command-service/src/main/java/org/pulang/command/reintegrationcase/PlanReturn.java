package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReturnPlanned;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ReturnDestination;
import org.pulang.vocabulary.Since1900;

/** The person decided where to live, and how to get there. */
@JsonClassDescription(
        "Records where the person wants to live and by when. The newest plan counts; nobody is held to " + "it.")
public record PlanReturn(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("The day the person decided so.") @NotNull @PastOrPresent @Since1900
        LocalDate agreedOn,

        @NotNull ReturnDestination destination,
        @Nullable CountryCode country,

        @JsonPropertyDescription("Province or regency, for a place in Indonesia.") @Nullable @KnownArea
        AreaCode area,

        @JsonPropertyDescription("With whom the person is to live.") @NotNull
        LivingSituation livingSituation,

        @JsonPropertyDescription("The day of the journey, where one is set.") @Nullable @Foreseeable
        LocalDate plannedFor,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> ownWords,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    ReturnPlanned planned() {
        return new ReturnPlanned(
                caseId, agreedOn, destination, country, area, livingSituation, plannedFor, ownWords, occurredAt);
    }
}
