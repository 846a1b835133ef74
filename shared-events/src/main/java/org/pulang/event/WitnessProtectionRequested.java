package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProtectionBody;
import org.pulang.vocabulary.ProtectionKind;

/**
 * Protection as a witness was asked for (Law 31/2014).
 *
 * @param body who is asked
 * @param proceedingId the proceeding it is for, where there is one
 * @param threat what the person is afraid of
 */
public record WitnessProtectionRequested(
        CaseId caseId,
        ProtectionBody body,
        List<ProtectionKind> kinds,
        @Nullable ProceedingId proceedingId,
        @Classified(FieldClass.Legal) @Nullable Sensitive<String> threat,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {
    public WitnessProtectionRequested {
        kinds = List.copyOf(kinds);
    }
}
