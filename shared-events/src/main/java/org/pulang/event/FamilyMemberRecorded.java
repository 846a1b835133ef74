package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.FamilyRelationship;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Somebody of the family plays a part in the case. What is told of them is theirs: it can be erased without the survivor's.
 *
 * @param minor whether they are under 18
 * @param area where they live, if in Indonesia
 */
public record FamilyMemberRecorded(
        CaseId caseId,
        FamilyMemberId memberId,
        FamilyRelationship relationship,
        YesNoUnknown minor,

        @Classified(value = FieldClass.Identity, about = Subject.FamilyMember) @Nullable
        Sensitive<PersonName> name,

        @Nullable AreaCode area,

        @Classified(value = FieldClass.Narrative, about = Subject.FamilyMember) @Nullable
        Sensitive<String> note,

        @Nullable PartialDate occurredAt)
        implements FamilyEvent {}
