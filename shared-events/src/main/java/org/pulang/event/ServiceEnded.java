package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceEndReason;

/** A service that was delivered goes on no longer. */
public record ServiceEnded(
        CaseId caseId,
        Service service,
        ServiceEndReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements ServicesEvent {}
