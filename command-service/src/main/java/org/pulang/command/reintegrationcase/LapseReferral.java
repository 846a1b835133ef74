package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.ReferralLapsed;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ReferralId;

/** The day for an answer is over. Issued by the clock; without effect where an answer came. */
@Automatic
@JsonClassDescription("Lets a referral lapse to which no answer came in time.")
public record LapseReferral(@TargetAggregateIdentifier CaseId caseId, ReferralId referralId)
        implements ReferralsCommand {

    ReferralLapsed lapsed(LocalDate answerDueOn) {
        return new ReferralLapsed(caseId, referralId, answerDueOn, null);
    }
}
