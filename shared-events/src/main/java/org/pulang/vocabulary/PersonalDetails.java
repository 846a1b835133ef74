package org.pulang.vocabulary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;

/**
 * How a person lives, as far as told; absent means not told, an empty list means none. HTCDS prs_MaritalStatus,
 * prs_NumberOfChildren, prs_PrimaryLanguage, prs_HighestLevelOfEducation, prs_Mailing*, vic_Vulnerabilities.
 *
 * @param languages the first is the one the person prefers
 * @param householdSize people who live together, the person included
 * @param residence province or regency where the person lives now
 */
public record PersonalDetails(
        @Nullable MaritalStatus maritalStatus,
        @Nullable @Min(0) @Max(30) Integer numberOfChildren,
        @Nullable @Size(max = 10) List<LanguageCode> languages,
        @Nullable EducationLevel education,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<@Size(max = 200) String> occupation,
        @Nullable @Min(1) @Max(50) Integer householdSize,
        @Nullable MigrationChannel migrationChannel,
        @Nullable @Size(max = 12) List<Vulnerability> vulnerabilities,
        @Classified(FieldClass.Health) @Nullable Sensitive<@Size(max = 4000) String> vulnerabilityDetails,
        @Classified(FieldClass.Location) @Nullable Sensitive<@Size(max = 1000) String> address,
        @Nullable @KnownArea AreaCode residence) {

    private static final PersonalDetails NOTHING =
            new PersonalDetails(null, null, null, null, null, null, null, null, null, null, null);

    public PersonalDetails {
        languages = languages == null ? null : List.copyOf(languages);
        vulnerabilities = vulnerabilities == null ? null : List.copyOf(vulnerabilities);
    }

    /** Whether nothing at all is told. */
    public boolean nothing() {
        return equals(NOTHING);
    }
}
