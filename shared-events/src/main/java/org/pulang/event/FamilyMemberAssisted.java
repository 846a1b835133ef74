package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceOutcome;

/**
 * A service reached somebody of the family, a secondary beneficiary; it is none of the survivor's own.
 *
 * @param providerId absent for informal help, or where the provider is not in the directory
 * @param amount what was given in money or its worth
 */
public record FamilyMemberAssisted(
        CaseId caseId,
        DeliveryId deliveryId,
        FamilyMemberId memberId,
        Service service,
        HelpKind help,
        @Nullable ProviderId providerId,
        @Nullable Money amount,
        @Nullable ServiceOutcome outcome,

        @Classified(value = FieldClass.Narrative, about = Subject.FamilyMember) @Nullable
        Sensitive<String> note,

        @Nullable PartialDate occurredAt)
        implements FamilyEvent {}
