package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;

/**
 * The person said no. Consents given before for this purpose and these recipients no longer count.
 *
 * @param recipients who must not be told; empty means nobody may
 */
public record ConsentRefused(
        CaseId caseId,
        ConsentPurpose purpose,
        List<ProviderId> recipients,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> reason,
        @Nullable PartialDate occurredAt)
        implements ConsentEvent {

    public ConsentRefused {
        recipients = List.copyOf(recipients);
    }
}
