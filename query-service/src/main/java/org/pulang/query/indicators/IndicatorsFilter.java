package org.pulang.query.indicators;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;

/**
 * Which cases are counted; absent means all.
 *
 * @param provenance any of these; empty means all
 * @param from first contact in this year, month or day or later; one told only by month or year counts on its first day
 * @param to first contact in this year, month or day or earlier
 * @param province of origin
 * @param citizenship among others, where somebody has several
 */
record IndicatorsFilter(
        List<Provenance> provenance,
        @Nullable PartialDate from,
        @Nullable PartialDate to,
        @Nullable AreaCode province,
        @Nullable Gender gender,
        @Nullable CountryCode citizenship) {

    IndicatorsFilter {
        provenance = List.copyOf(Objects.requireNonNullElse(provenance, List.of()));
        province = province == null ? null : province.province();
    }

    /** Whether no other condition is set. */
    boolean onlyByProvenance() {
        return equals(new IndicatorsFilter(provenance, null, null, null, null, null));
    }

    /** On {@code indicators_case c}. */
    Where where() {
        return new Where()
                .andAnyOf("c.provenance = ANY (?)", provenance)
                .and("c.first_contact_on >= ?", from == null ? null : from.earliestDay(ZoneOffset.UTC))
                .and("c.first_contact_on <= ?", to == null ? null : to.latestDay(ZoneOffset.UTC))
                .andText("c.province = ?", province)
                .andText("c.gender = ?", gender)
                .andText("""
                        EXISTS (SELECT FROM readmodel.indicators_citizenship z
                                WHERE z.case_id = c.case_id AND z.country = ?)""", citizenship);
    }
}
