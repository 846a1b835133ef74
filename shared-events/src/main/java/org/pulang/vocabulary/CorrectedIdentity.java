package org.pulang.vocabulary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;

/** What was wrong about who the person is; absent means it was right as recorded. */
public record CorrectedIdentity(
        @Classified(FieldClass.Identity) @Nullable Sensitive<@Valid PersonName> name,
        @Classified(FieldClass.Identity) @Nullable Sensitive<@Past @Since1900 LocalDate> birthDate,
        @Classified(FieldClass.Identity) @Nullable Sensitive<@Min(0) @Max(120) Integer> ageEstimate,
        @Nullable Gender gender,
        @Nullable @Size(min = 1, max = 10) List<CountryCode> citizenships,
        @Nullable @KnownArea AreaCode origin) {

    private static final CorrectedIdentity NOTHING = new CorrectedIdentity(null, null, null, null, null, null);

    public CorrectedIdentity {
        citizenships = citizenships == null ? null : List.copyOf(citizenships);
    }

    /** Whether nothing at all was wrong. */
    public boolean nothing() {
        return equals(NOTHING);
    }
}
