package org.pulang.query.indicators;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.TypeOfExploitation;

/**
 * Which cases are counted; absent means all.
 *
 * @param provenance any of these; empty means all
 * @param from first contact in this year, month or day or later; one told only by month or year counts on its first day
 * @param to first contact in this year, month or day or earlier
 * @param province of origin
 * @param citizenship among others, where somebody has several
 * @param regency of origin
 * @param ageBand at first contact
 * @param exploitation among others
 * @param organisation to which the case is assigned
 */
record IndicatorsFilter(
        List<Provenance> provenance,
        @Nullable PartialDate from,
        @Nullable PartialDate to,
        @Nullable AreaCode province,
        @Nullable Gender gender,
        @Nullable CountryCode citizenship,
        @Nullable AreaCode regency,
        @Nullable AgeBand ageBand,
        @Nullable TypeOfExploitation exploitation,
        @Nullable OrganisationId organisation) {

    IndicatorsFilter {
        provenance = List.copyOf(Objects.requireNonNullElse(provenance, List.of()));
        province = province == null ? null : province.province();
    }

    /** Whether no other condition is set. */
    boolean onlyByProvenance() {
        return equals(new IndicatorsFilter(provenance, null, null, null, null, null, null, null, null, null));
    }

    /** On {@code indicators_case c}. */
    Where where() {
        return new Where()
                .andAnyOf("c.provenance = ANY (?)", provenance)
                .and("c.first_contact_on >= ?", from == null ? null : from.earliestDay(ZoneOffset.UTC))
                .and("c.first_contact_on <= ?", to == null ? null : to.latestDay(ZoneOffset.UTC))
                .andText("c.province = ?", province)
                .andText("c.gender = ?", gender)
                .andText("c.regency = ?", regency)
                .andText("c.age_band = ?", ageBand)
                .andText("c.organisation = ?", organisation == null ? null : organisation.value())
                .and("c.citizenships LIKE ?", entry(citizenship))
                .and("c.exploitations LIKE ?", entry(exploitation));
    }

    private static @Nullable String entry(@Nullable Object word) {
        return word == null ? null : "%," + word + ",%";
    }
}
