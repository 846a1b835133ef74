package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.IncidentAction;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.PartialDate;

/** Something was done about an incident, in time or late; there may be more than one response. */
public record IncidentResponseRecorded(
        CaseId caseId,
        IncidentId incidentId,
        List<IncidentAction> actions,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements SafetyEvent {

    public IncidentResponseRecorded {
        actions = List.copyOf(actions);
    }
}
