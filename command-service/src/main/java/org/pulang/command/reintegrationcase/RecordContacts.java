package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ContactsRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.PartialDate;

/** How the person can be reached is told anew: what is not in the list is no way any more. */
@JsonClassDescription(
        "Records how the person can be reached and whether that is safe: the whole list, in place of the one "
                + "before. A number that became unsafe needs a reason.")
public record RecordContacts(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("All there are; empty where there is none any more.") @NotNull @Size(max = 20)
        List<@Valid Contact> contacts,

        @JsonPropertyDescription("Why a number became unsafe; required where one did.") @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> reason,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    ContactsRecorded recorded() {
        return new ContactsRecorded(caseId, contacts, reason, occurredAt);
    }
}
