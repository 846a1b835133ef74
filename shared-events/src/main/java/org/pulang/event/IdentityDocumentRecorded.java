package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.NikHint;
import org.pulang.vocabulary.PartialDate;

/**
 * A document of the person became known, whether they hold it or not (HTCDS prs_IdentityNumber).
 *
 * @param hints what about a KTP's number deserves a second look
 */
public record IdentityDocumentRecorded(
        CaseId caseId,
        DocumentId documentId,
        DocumentType type,
        DocumentState state,
        @Classified(FieldClass.Identity) @Nullable Sensitive<String> number,
        @Nullable CountryCode issuingCountry,
        List<NikHint> hints,
        @Nullable PartialDate occurredAt)
        implements IdentificationEvent {

    public IdentityDocumentRecorded {
        hints = List.copyOf(hints);
    }
}
