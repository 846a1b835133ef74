package org.pulang.query.indicators;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.indicators.ProviderRow.Change;

/** What all providers told of where they help, by its position; there are few, so each question goes through it. */
final class Providers {

    private static final int PROVINCE = 2;

    private final Map<UUID, NavigableMap<Long, Told>> providers = new HashMap<>();

    /** @param since day of recording, in days since 1970 */
    private record Told(int since, Change change, @Nullable UUID offerId, List<String> areas) {}

    void clear() {
        providers.clear();
    }

    void take(UUID provider, long position, int since, Change change, @Nullable UUID offerId, List<String> areas) {
        providers
                .computeIfAbsent(provider, none -> new TreeMap<>())
                .put(position, new Told(since, change, offerId, areas));
    }

    /** How many help there: registered, not suspended, by an offer that holds or, where they never made one, by their registration. */
    long in(String area, Basis basis) {
        int day = basis.asOf() ? (int) basis.today().toEpochDay() : Integer.MAX_VALUE;
        return providers.values().stream()
                .filter(told -> helps(told.values(), area, day))
                .count();
    }

    private static boolean helps(Collection<Told> history, String area, int day) {
        boolean active = false;
        boolean offered = false;
        List<String> registered = List.of();
        var offers = new HashMap<@Nullable UUID, List<String>>();
        for (var told : history) {
            // Clocks of several writers need not agree; the order of the events does.
            if (told.since > day) {
                break;
            }
            switch (told.change) {
                case Registered -> {
                    active = true;
                    registered = told.areas;
                }
                case Offered -> {
                    offered = true;
                    offers.put(told.offerId, told.areas);
                }
                case Withdrawn -> offers.remove(told.offerId);
                case Suspended -> active = false;
                case Resumed -> active = true;
            }
        }
        return active
                && (offered
                        ? offers.values().stream().anyMatch(areas -> areas.isEmpty() || reach(areas, area))
                        : reach(registered, area));
    }

    /** A province with all its regencies; for a province one of its regencies is enough. */
    private static boolean reach(List<String> areas, String area) {
        return area.length() == PROVINCE
                ? areas.stream().anyMatch(one -> one.startsWith(area))
                : areas.contains(area) || areas.contains(area.substring(0, PROVINCE));
    }
}
