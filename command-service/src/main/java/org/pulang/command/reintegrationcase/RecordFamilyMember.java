package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.FamilyMemberRecorded;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.FamilyRelationship;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.YesNoUnknown;

/** Somebody of the family plays a part: is looked for, spoken to, or helped. */
@JsonClassDescription("Records somebody of the person's family, as far as told. Needed before that person is helped.")
public record RecordFamilyMember(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId FamilyMemberId memberId,

        @JsonPropertyDescription("What they are to the person.") @NotNull
        FamilyRelationship relationship,

        @JsonPropertyDescription("Whether they are under 18; then they do not consent alone.") @NotNull
        YesNoUnknown minor,

        @Nullable Sensitive<@Valid PersonName> name,

        @JsonPropertyDescription("Province or regency where they live, if in Indonesia.") @Nullable @KnownArea
        AreaCode area,

        @Nullable Sensitive<@NotBlank @Size(max = 4000) String> note,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FamilyCommand {

    FamilyMemberRecorded recorded() {
        return new FamilyMemberRecorded(caseId, memberId, relationship, minor, name, area, note, occurredAt);
    }
}
