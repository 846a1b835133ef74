package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;

/** A person declined a service. Theirs to decide at any time, with or without a reason, and it bars nothing later. */
public record ServiceDeclined(
        CaseId caseId,
        Service service,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> reason,
        @Nullable PartialDate occurredAt)
        implements ServicesEvent {}
