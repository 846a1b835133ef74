package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.NikHint;
import org.pulang.vocabulary.PartialDate;

/** A document of the person becomes known, whether they hold it or not. An odd number is recorded as it stands. */
@JsonClassDescription(
        "Records a document of the person, held or missing. An odd number never refuses it; it only leads to "
                + "hints.")
public record RecordIdentityDocument(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId DocumentId documentId,
        @NotNull DocumentType type,
        @NotNull DocumentState state,
        @Nullable Sensitive<@NotBlank @Size(max = 64) String> number,
        @Nullable CountryCode issuingCountry,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    IdentityDocumentRecorded recorded(List<NikHint> hints) {
        return new IdentityDocumentRecorded(caseId, documentId, type, state, number, issuingCountry, hints, occurredAt);
    }
}
