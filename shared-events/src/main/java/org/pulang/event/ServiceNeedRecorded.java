package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;

/** A need for one of the ten services was told or changed; the newest answer per service counts. */
public record ServiceNeedRecorded(
        CaseId caseId,
        Service service,
        ServiceNeed need,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements ServicesEvent {}
