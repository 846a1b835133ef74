package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentProblem;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.PartialDate;

/**
 * Something is wrong with a document, or keeps the person from getting one.
 *
 * @param documentId absent where the document was never recorded
 */
public record DocumentProblemReported(
        CaseId caseId,
        @Nullable DocumentId documentId,
        DocumentType type,
        DocumentProblem problem,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> detail,
        @Nullable PartialDate occurredAt)
        implements IdentificationEvent {}
