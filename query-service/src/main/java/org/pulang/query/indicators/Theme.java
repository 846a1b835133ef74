package org.pulang.query.indicators;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What analysts ask about: some indicators each. */
enum Theme {
    Components,
    Challenges,
    Assistance,
    Standards,
    Outcomes;

    /** As it stands in the address. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Theme> named(String word) {
        return Stream.of(values()).filter(theme -> theme.word().equals(word)).findFirst();
    }

    List<Measure> measures() {
        return Catalogue.MEASURES.getOrDefault(this, List.of());
    }

    List<Curve> curves() {
        return this == Outcomes ? Catalogue.CURVES : List.of();
    }
}
