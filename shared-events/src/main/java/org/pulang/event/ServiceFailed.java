package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceFailureReason;

/**
 * A service did not come about, or did not do what it should.
 *
 * @param providerId absent where no provider of the directory was asked
 */
public record ServiceFailed(
        CaseId caseId,
        Service service,
        ServiceFailureReason reason,
        @Nullable ProviderId providerId,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> detail,
        @Nullable PartialDate occurredAt)
        implements ServicesEvent {}
