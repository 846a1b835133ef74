package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.RiskAssessed;
import org.pulang.instrument.Instrument.Risk;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.Since1900;
import org.pulang.vocabulary.StaffId;

/** How likely it is that the person is trafficked again; the level comes from the rules of the instrument, it is never sent. */
@JsonClassDescription(
        "Records the answers to an instrument about risk, such as PULANG-RISK version 1; level and deciding rule are computed.")
public record AssessRisk(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull @Valid InstrumentVersion instrument,

        @JsonPropertyDescription("Who asked; need not be who records it.") @NotNull
        StaffId assessor,

        @NotNull @PastOrPresent @Since1900 LocalDate assessedOn,

        @JsonPropertyDescription(
                "One per item of the instrument: answered with 1 (there) or 0 (not there), declined, or not"
                        + " assessed. What is not answered is not read as absent.")
        @NotEmpty
        @Size(max = 200)
        List<@Valid Answer> answers,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements SafetyCommand {

    RiskAssessed assessed(Risk found, @Nullable RiskLevel before, RiskLevel risk) {
        return new RiskAssessed(
                caseId,
                instrument,
                assessor,
                assessedOn,
                answers,
                found.answeredShare(),
                found.level(),
                found.rule(),
                before,
                risk,
                note,
                occurredAt);
    }
}
