package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.ErasureBegun;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureScope;

/** The time to think again is over. Issued by the clock; without effect where something stands in the way. */
@Automatic
@JsonClassDescription("Begins to erase when the time to think again is over.")
public record BeginErasure(@TargetAggregateIdentifier ErasureId erasureId) implements ErasureCommand {

    ErasureBegun begun(CaseId caseId, List<Subject> subjects, ErasureScope scope) {
        return new ErasureBegun(erasureId, caseId, subjects, scope);
    }
}
