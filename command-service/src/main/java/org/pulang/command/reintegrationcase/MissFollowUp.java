package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.FollowUpMissed;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;

/** The day of a follow-up is over. Issued by the clock; without effect where the follow-up was held, moved or cancelled. */
@Automatic
@JsonClassDescription("Records that the day of a follow-up ended without contact.")
public record MissFollowUp(@TargetAggregateIdentifier CaseId caseId, FollowUpId followUpId)
        implements FollowUpsCommand {

    FollowUpMissed missed(LocalDate dueOn, int inARow) {
        return new FollowUpMissed(caseId, followUpId, dueOn, inARow, null);
    }
}
