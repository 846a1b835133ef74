package org.pulang.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.RiskRuleCode;
import org.pulang.vocabulary.StaffId;

/**
 * How likely it is that the person is trafficked again, by the rules of an instrument.
 *
 * @param assessor who asked; need not be who recorded it
 * @param answeredShare answered ÷ asked, 0–1, two decimals
 * @param level by the answers, as the instrument's rules had it then
 * @param rule the rule of the instrument that decided; absent where none holds: the risk is low, or too little was answered
 * @param riskBefore absent where it was never assessed
 * @param risk from then on: the level, unless the answers are older than what raised the risk, or leave open whether it is higher
 */
public record RiskAssessed(
        CaseId caseId,
        InstrumentVersion instrument,
        StaffId assessor,
        LocalDate assessedOn,
        List<Answer> answers,
        BigDecimal answeredShare,
        RiskLevel level,
        @Nullable RiskRuleCode rule,
        @Nullable RiskLevel riskBefore,
        RiskLevel risk,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements SafetyEvent {

    public RiskAssessed {
        answers = List.copyOf(answers);
    }
}
