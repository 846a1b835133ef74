package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.ExplanationFormat;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.PartialDate;

/**
 * A person was told what the law gives them. It can be told again at any time.
 *
 * @param topics what was explained
 * @param note what they asked or said
 */
public record EntitlementsExplained(
        CaseId caseId,
        List<EntitlementCode> topics,
        LanguageCode language,
        ExplanationFormat format,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements EntitlementsEvent {

    public EntitlementsExplained {
        topics = List.copyOf(topics);
    }
}
