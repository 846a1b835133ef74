package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ContactLost;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.PartialDate;

/** The caseworker knows that the person can no longer be reached, before three follow-ups were missed. */
@JsonClassDescription("Records that contact with the person is lost, without waiting for three missed follow-ups.")
public record LoseContact(
        @TargetAggregateIdentifier CaseId caseId,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FollowUpsCommand {

    ContactLost lost(List<FollowUpId> missed) {
        return new ContactLost(caseId, missed, note, occurredAt);
    }
}
