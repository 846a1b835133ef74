package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.JudgmentNoticeRecorded;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.Since1900;

/** The judgment is final, and whoever is to pay was told: from then on 14 days are left. */
@JsonClassDescription("Records the day on which notice of the final judgment was given. Payment is due within 14 days "
        + "(Law 21/2007, Art. 48 (6)); what is missing then is recorded as overdue, once. A wrong day is "
        + "corrected by sending this again.")
public record RecordJudgmentNotice(
        @TargetAggregateIdentifier CaseId caseId,
        @NotNull RestitutionId restitutionId,

        @JsonPropertyDescription("The day of the notice; it is not counted among the 14.")
        @NotNull
        @PastOrPresent
        @Since1900
        LocalDate noticeOn,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements JusticeCommand {

    JudgmentNoticeRecorded recorded(LocalDate paymentDueOn, ZoneId zone) {
        return new JudgmentNoticeRecorded(caseId, restitutionId, noticeOn, paymentDueOn, zone, occurredAt);
    }
}
