package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ContactRegained;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** The survivor was reached again otherwise than at a follow-up, and contact had been lost. */
@JsonClassDescription(
        "Records that the survivor was reached again after contact had been lost, otherwise than at" + " a follow-up.")
public record RegainContact(
        @TargetAggregateIdentifier CaseId caseId,
        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FollowUpsCommand {

    ContactRegained regained() {
        return new ContactRegained(caseId, null, note, occurredAt);
    }
}
