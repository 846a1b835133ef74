package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.DocumentProblemReported;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentProblem;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.PartialDate;

/** Something is wrong with a document, or keeps the person from getting one. */
@JsonClassDescription("Reports that something is wrong with a document or keeps the person from getting one. Names the "
        + "recorded document or, where none was recorded, its type.")
public record ReportDocumentProblem(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("The recorded document; then without type.") @Nullable
        DocumentId documentId,

        @JsonPropertyDescription("What kind of document, where it was never recorded.") @Nullable
        DocumentType type,

        @NotNull DocumentProblem problem,
        @Nullable Sensitive<@Size(max = 4000) String> detail,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    DocumentProblemReported reported(DocumentType typeKnown) {
        return new DocumentProblemReported(caseId, documentId, typeKnown, problem, detail, occurredAt);
    }
}
