package org.pulang.query.duplicates;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Gender;

/**
 * What else is known of a person: many share it, so it finds nobody, but of those found it tells who is the likelier.
 *
 * @param born year of birth
 * @param estimated whether the year comes from somebody's guess of the age
 * @param origin province or regency
 */
record Known(
        @Nullable Integer born,
        boolean estimated,
        @Nullable Gender gender,
        @Nullable AreaCode origin) {

    static final Known NOTHING = new Known(null, false, null, null);

    /** A year begins and ends in between, and papers are often a year off; whoever guesses an age is wrong by more. */
    private static final int YEARS_APART = 1;

    private static final int YEARS_APART_WHERE_GUESSED = 4;

    Set<Trait> alike(Known other) {
        var alike = EnumSet.noneOf(Trait.class);
        if (born != null && other.born != null && Math.abs(born - other.born) <= apart(other)) {
            alike.add(Trait.Birth);
        }
        if (origin != null && other.origin != null && sameArea(origin.value(), other.origin.value())) {
            alike.add(Trait.Origin);
        }
        if (gender == other.gender && gender != null && gender != Gender.NonSpecifiedUnknown) {
            alike.add(Trait.Gender);
        }
        return alike;
    }

    private int apart(Known other) {
        return estimated || other.estimated ? YEARS_APART_WHERE_GUESSED : YEARS_APART;
    }

    /** Where one knows the province alone, that has to do. */
    private static boolean sameArea(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }
}
