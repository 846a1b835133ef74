package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.ErasureCompleted;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;

/** Nobody holds a key any more, and none of the details opens. Issued by whoever tried; without effect the second time. */
@Automatic
@JsonClassDescription("Records that none of the details opens any more.")
public record CompleteErasure(@TargetAggregateIdentifier ErasureId erasureId, LocalDate backupsGoneBy)
        implements ErasureCommand {

    ErasureCompleted completed(CaseId caseId) {
        return new ErasureCompleted(erasureId, caseId, backupsGoneBy);
    }
}
