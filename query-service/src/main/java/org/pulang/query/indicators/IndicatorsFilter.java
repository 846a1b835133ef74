package org.pulang.query.indicators;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
        // Left over from the province chosen before.
        regency = regency == null || province == null || regency.province().equals(province) ? regency : null;
    }

    /** All cases whose data come from one of these; all there are, where none is named. */
    static IndicatorsFilter of(List<Provenance> anyOf) {
        return new IndicatorsFilter(anyOf, null, null, null, null, null, null, null, null, null);
    }

    /** The same, of those cases alone whose data come from there; nobody, where they are not among those asked for. */
    Optional<IndicatorsFilter> narrowedTo(Provenance one) {
        return provenance.isEmpty() || provenance.contains(one)
                ? Optional.of(new IndicatorsFilter(
                        List.of(one),
                        from,
                        to,
                        province,
                        gender,
                        citizenship,
                        regency,
                        ageBand,
                        exploitation,
                        organisation))
                : Optional.empty();
    }

    /** Whether a case is counted. */
    Predicate<Known> fits() {
        var conditions = new ArrayList<Predicate<Known>>();
        if (!provenance.isEmpty()) {
            conditions.add(known -> provenance.stream().anyMatch(one -> known.is(Fact.Provenance, one)));
        }
        if (from != null) {
            int day = (int) from.earliestDay(ZoneOffset.UTC).toEpochDay();
            conditions.add(known -> known.since(Fact.FirstContactOn, day));
        }
        if (to != null) {
            int day = (int) to.latestDay(ZoneOffset.UTC).toEpochDay();
            conditions.add(known -> known.by(Fact.FirstContactOn, day));
        }
        is(Fact.Province, province, conditions);
        is(Fact.Gender, gender, conditions);
        is(Fact.Regency, regency, conditions);
        is(Fact.AgeBand, ageBand, conditions);
        is(Fact.Organisation, organisation, conditions);
        if (citizenship != null) {
            conditions.add(known -> known.contains(Fact.Citizenships, citizenship.value()));
        }
        if (exploitation != null) {
            conditions.add(known -> known.contains(Fact.Exploitations, exploitation.name()));
        }
        return conditions.stream().reduce(known -> true, Predicate::and);
    }

    private static void is(Fact fact, @Nullable Object code, List<Predicate<Known>> conditions) {
        if (code != null) {
            var word = code.toString();
            conditions.add(known -> known.word(fact).equals(word));
        }
    }
}
