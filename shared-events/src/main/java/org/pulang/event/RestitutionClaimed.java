package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.RestitutionChannel;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.RestitutionLoss;

/**
 * Restitution was claimed (Law 21/2007, Art. 48).
 *
 * @param proceedingId the proceeding it is part of, where there is one
 * @param channel through whom it is claimed
 * @param amount how much, where it is known already
 * @param losses what it is to make good; empty means not told
 */
public record RestitutionClaimed(
        CaseId caseId,
        RestitutionId restitutionId,
        @Nullable ProceedingId proceedingId,
        RestitutionChannel channel,
        @Nullable Money amount,
        List<RestitutionLoss> losses,
        @Classified(FieldClass.Legal) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {
    public RestitutionClaimed {
        losses = List.copyOf(losses);
    }
}
