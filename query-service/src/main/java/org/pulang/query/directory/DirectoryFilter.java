package org.pulang.query.directory;

import jakarta.validation.constraints.Size;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OfferCondition;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;

/**
 * Which providers are asked for; absent means all. What is asked of an offer one and the same offer fulfils. A provider that never told
 * what it offers is found by the services and the area it was registered with, and by no terms: of those nothing is known.
 *
 * @param area a regency finds what is offered there, in its province and in the whole country; a province what is offered anywhere in
 *     it, and in the whole country
 * @param serves everybody named here
 * @param cost any of these
 * @param without none of these conditions
 * @param verification any of these
 * @param verifiedSince last verified in this year, month or day or later; one told only by month or year counts from its first day
 * @param text in the name
 * @param suspended absent means those that take referrals
 */
record DirectoryFilter(
        @Nullable AreaCode area,
        @Nullable Service service,
        List<ServedGroup> serves,
        List<OfferCost> cost,
        @Nullable LanguageCode language,
        List<OfferCondition> without,
        List<Verification> verification,
        @Nullable PartialDate verifiedSince,
        @Nullable @Size(max = 100) String text,
        @Nullable Boolean suspended) {

    DirectoryFilter {
        serves = told(serves);
        cost = told(cost);
        without = told(without);
        verification = told(verification);
    }

    private static <T> List<T> told(@Nullable List<@Nullable T> codes) {
        var told = new ArrayList<T>();
        for (var code : Objects.requireNonNullElse(codes, List.<T>of())) {
            if (code != null) {
                told.add(code);
            }
        }
        return List.copyOf(told);
    }

    /** On {@code directory d}. */
    Where where() {
        var where = new Where()
                .andAnyOf("d.verification = ANY (?)", verification)
                .and("d.verified_on >= ?", verifiedSince == null ? null : verifiedSince.earliestDay(ZoneOffset.UTC))
                .and("strpos(lower(d.name), lower(?)) > 0", text == null || text.isBlank() ? null : text.strip())
                .always(
                        Boolean.TRUE.equals(suspended) ? "d.suspended_for IS NOT NULL" : "d.suspended_for IS NULL",
                        List.of());
        if (asksForAnOffer()) {
            var offers = offers();
            var asRegistered = asRegistered();
            var values = new ArrayList<>(offers.values());
            asRegistered.map(Where::values).ifPresent(values::addAll);
            where.always(
                    "(EXISTS (SELECT FROM readmodel.directory_offer o%s)%s)"
                            .formatted(
                                    offers.sql(),
                                    asRegistered
                                            .map(it -> " OR EXISTS (SELECT" + it.sql() + ")")
                                            .orElse("")),
                    values);
        }
        return where;
    }

    /** The offers asked for, on {@code directory_offer o} of {@code d}. */
    Where offers() {
        var where = new Where()
                .always("o.provider_id = d.provider_id", List.of())
                .andText("o.service = ?", service)
                .andAnyOf("o.cost = ANY (?)", cost)
                .andText("? = ANY (string_to_array(o.languages, ' '))", language)
                .andAnyOf("NOT string_to_array(o.conditions, ' ') && ?::text[]", without);
        for (var group : serves) {
            where.always("o." + OfferRow.column(group), List.of());
        }
        if (area != null) {
            where.and("(o.areas = '' OR %s)".formatted(anyOf("o.areas", area)), codes(area));
        }
        return where;
    }

    private boolean asksForAnOffer() {
        return area != null || service != null || asksForTerms();
    }

    private boolean asksForTerms() {
        return !serves.isEmpty() || !cost.isEmpty() || language != null || !without.isEmpty();
    }

    private Optional<Where> asRegistered() {
        if (asksForTerms()) {
            return Optional.empty();
        }
        var where = new Where()
                .always("NOT d.offered", List.of())
                .andText("? = ANY (string_to_array(d.services, ' '))", service);
        if (area != null) {
            where.and(anyOf("d.area", area), codes(area));
        }
        return Optional.of(where);
    }

    /**
     * Whether one of the codes in a column is one of {@link #codes}; of a province also those of its regencies, which begin as it does.
     */
    private static String anyOf(String column, AreaCode area) {
        return isProvince(area)
                ? "' ' || %s LIKE ?".formatted(column)
                : "string_to_array(%s, ' ') && ?::text[]".formatted(column);
    }

    private static Object codes(AreaCode area) {
        var province = area.province().value();
        return isProvince(area) ? "% " + province + "%" : new String[] {area.value(), province};
    }

    private static boolean isProvince(AreaCode area) {
        return area.equals(area.province());
    }
}
