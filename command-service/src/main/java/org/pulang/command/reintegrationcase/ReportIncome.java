package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.IncomeReported;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.IncomePeriod;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;

/** The person tells what they earn. */
@JsonClassDescription("Records what the person says they earn, per day, week or month.")
public record ReportIncome(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("Before expenses, for one period; zero where there is none.") @NotNull
        Money amount,

        @NotNull IncomePeriod period,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> source,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements ServicesCommand {

    IncomeReported reported() {
        return new IncomeReported(caseId, amount, period, source, occurredAt);
    }
}
