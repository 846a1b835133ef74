package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ShelterKind;

/**
 * The person came to a safe place to stay. Which one is no code: a provider's id would tell everybody where.
 *
 * @param place which shelter
 * @param agreedBy whose will it is; nobody is kept in a shelter
 */
public record AdmittedToShelter(
        CaseId caseId,
        ShelterKind kind,
        @Classified(FieldClass.Location) @Nullable Sensitive<String> place,
        ConsentGiver agreedBy,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements SafetyEvent {}
