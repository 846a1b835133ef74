package org.pulang.command.erasurerequest;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.pulang.command.request.Automatic;
import org.pulang.event.KeysDestroyed;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;

/** The keys were destroyed. Issued by whoever destroyed them; without effect the second time. */
@Automatic
@JsonClassDescription("Records which keys were destroyed.")
public record DestroyKeys(@TargetAggregateIdentifier ErasureId erasureId, List<UUID> keys) implements ErasureCommand {

    KeysDestroyed destroyed(CaseId caseId) {
        return new KeysDestroyed(erasureId, caseId, keys);
    }
}
