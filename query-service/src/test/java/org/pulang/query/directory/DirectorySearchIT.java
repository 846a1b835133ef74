package org.pulang.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.event.OfferWithdrawn;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderSuspended;
import org.pulang.event.ServiceOffered;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OfferCondition;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.OfferWithdrawalReason;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;
import org.springframework.beans.factory.annotation.Autowired;

/** Directories made at random: every search finds what its words say, and a man is told what a woman is told. */
@QueryServiceTest
class DirectorySearchIT {

    private static final int PROVIDERS = 80;
    private static final List<AreaCode> AREAS = Stream.of("32", "32.12", "32.04", "33", "33.29", "91.71")
            .map(AreaCode::new)
            .toList();
    private static final List<Service> SERVICES = List.of(Service.Housing, Service.Medical, Service.LegalProceedings);
    private static final List<OfferCondition> CONDITIONS =
            List.of(OfferCondition.IdentityDocument, OfferCondition.Appointment, OfferCondition.PoliceReport);
    private static final List<LanguageCode> LANGUAGES =
            Stream.of("id", "su", "jv").map(LanguageCode::new).toList();
    private static final List<List<ServedGroup>> GROUPS = List.of(
            List.of(),
            List.of(ServedGroup.Men),
            List.of(ServedGroup.Women),
            List.of(ServedGroup.Children),
            List.of(ServedGroup.Men, ServedGroup.Children),
            List.of(ServedGroup.Women, ServedGroup.Children),
            List.of(ServedGroup.Men, ServedGroup.Women));

    @Autowired
    History history;

    @Autowired
    Directory directory;

    /** Two that stay, and one of today. */
    static Stream<Long> seeds() {
        return Stream.of(1L, 20260301L, new Random().nextLong());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsExactlyTheOffersThatFit(long seed) {
        var events = events(seed);
        history.clear().record(events.toArray());
        int found = 0;
        for (var filter : filters(seed)) {
            var expected = new TreeMap<UUID, Set<UUID>>();
            for (int provider = 0; provider < PROVIDERS; provider++) {
                expect(provider(provider), filter, events, expected);
            }
            var told = told(filter);
            assertThat(told).as("seed %d, %s", seed, filter).isEqualTo(expected);
            found += told.size();
        }
        assertThat(found).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tellsAManWhatItWouldTellAWomanWereTheyInEachOthersPlace(long seed) {
        var filters = filters(seed);
        history.clear().record(events(seed).toArray());
        var told = filters.stream().map(this::told).toList();
        history.clear()
                .record(events(seed).stream().map(DirectorySearchIT::exchanged).toArray());
        for (int i = 0; i < filters.size(); i++) {
            assertThat(told(exchanged(filters.get(i))))
                    .as("seed %d, %s", seed, filters.get(i))
                    .isEqualTo(told.get(i));
        }
    }

    @Test
    void tellsAManAndAWomanTheSameOfWhatIsForBoth() {
        history.clear().record(events(7).toArray());
        int both = 0;
        for (var area : AREAS) {
            for (var service : SERVICES) {
                var toMen = forBoth(search(area, service, ServedGroup.Men));
                assertThat(toMen).isEqualTo(forBoth(search(area, service, ServedGroup.Women)));
                both += toMen.size();
            }
        }
        assertThat(both).isGreaterThan(50);
    }

    private List<DirectoryEntry> search(AreaCode area, Service service, ServedGroup group) {
        return directory.list(filter(area, service, List.of(group), List.of(), null, List.of()), null, PROVIDERS);
    }

    private static Set<UUID> forBoth(List<DirectoryEntry> entries) {
        var offers = new TreeSet<UUID>();
        for (var entry : entries) {
            entry.offers().stream()
                    .filter(offer -> offer.serves().containsAll(List.of(ServedGroup.Men, ServedGroup.Women)))
                    .map(offer -> offer.offerId().value())
                    .forEach(offers::add);
        }
        return offers;
    }

    private Map<UUID, Set<UUID>> told(DirectoryFilter filter) {
        var told = new TreeMap<UUID, Set<UUID>>();
        for (var entry : directory.list(filter, null, PROVIDERS)) {
            var offers = new TreeSet<UUID>();
            entry.offers().forEach(offer -> offers.add(offer.offerId().value()));
            told.put(entry.providerId().value(), offers);
        }
        return told;
    }

    /** The same from the events, offer by offer. */
    private static void expect(
            ProviderId provider, DirectoryFilter filter, List<Object> events, Map<UUID, Set<UUID>> expected) {
        var offered = of(ServiceOffered.class, events).stream()
                .filter(offer -> offer.providerId().equals(provider))
                .toList();
        var withdrawn = of(OfferWithdrawn.class, events).stream()
                .map(OfferWithdrawn::offerId)
                .toList();
        var fitting = new TreeSet<UUID>();
        offered.stream()
                .filter(offer -> !withdrawn.contains(offer.offerId()) && fits(offer, filter))
                .forEach(offer -> fitting.add(offer.offerId().value()));
        var suspended = of(ProviderSuspended.class, events).stream()
                .anyMatch(event -> event.providerId().equals(provider));
        var terms = !filter.serves().isEmpty()
                || !filter.cost().isEmpty()
                || filter.language() != null
                || !filter.without().isEmpty();
        var anything = !terms && filter.area() == null && filter.service() == null;
        var asRegistered = of(ProviderRegistered.class, events).stream()
                .filter(event -> event.providerId().equals(provider))
                .anyMatch(event -> offered.isEmpty()
                        && !terms
                        && (filter.service() == null || event.services().contains(filter.service()))
                        && (filter.area() == null || (event.area() != null && touches(event.area(), filter.area()))));
        if (!suspended && (anything || !fitting.isEmpty() || asRegistered)) {
            expected.put(provider.value(), fitting);
        }
    }

    private static boolean fits(ServiceOffered offer, DirectoryFilter filter) {
        return (filter.service() == null || offer.service() == filter.service())
                && offer.serves().containsAll(filter.serves())
                && (filter.cost().isEmpty() || filter.cost().contains(offer.cost()))
                && (filter.language() == null || offer.languages().contains(filter.language()))
                && filter.without().stream().noneMatch(offer.conditions()::contains)
                && (filter.area() == null
                        || offer.areas().isEmpty()
                        || offer.areas().stream()
                                .anyMatch(area -> touches(area, Objects.requireNonNull(filter.area()))));
    }

    /** Whether one is the other, or lies in it. */
    private static boolean touches(AreaCode one, AreaCode other) {
        return one.equals(other) || one.province().equals(other) || one.equals(other.province());
    }

    private static <T> List<T> of(Class<T> type, List<Object> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Object exchanged(Object event) {
        return event instanceof ServiceOffered offer
                ? new ServiceOffered(
                        offer.providerId(),
                        offer.offerId(),
                        offer.service(),
                        offer.areas(),
                        offer.conditions(),
                        offer.cost(),
                        offer.languages(),
                        exchanged(offer.serves()))
                : event;
    }

    private static DirectoryFilter exchanged(DirectoryFilter filter) {
        return filter(
                filter.area(),
                filter.service(),
                exchanged(filter.serves()),
                filter.cost(),
                filter.language(),
                filter.without());
    }

    private static List<ServedGroup> exchanged(List<ServedGroup> groups) {
        return groups.stream()
                .map(group -> switch (group) {
                    case Men -> ServedGroup.Women;
                    case Women -> ServedGroup.Men;
                    case Children -> ServedGroup.Children;
                })
                .toList();
    }

    private static DirectoryFilter filter(
            @Nullable AreaCode area,
            @Nullable Service service,
            List<ServedGroup> serves,
            List<OfferCost> cost,
            @Nullable LanguageCode language,
            List<OfferCondition> without) {
        return new DirectoryFilter(area, service, serves, cost, language, without, List.of(), null, null, null);
    }

    /** Every area, service and group by themselves and together, and some with other terms. */
    private static List<DirectoryFilter> filters(long seed) {
        var random = new Random(seed);
        var filters = new ArrayList<DirectoryFilter>();
        var areas = new ArrayList<@Nullable AreaCode>(AREAS);
        areas.add(null);
        for (var area : areas) {
            for (var serves : GROUPS) {
                filters.add(filter(area, null, serves, List.of(), null, List.of()));
                filters.add(filter(area, any(SERVICES, random), serves, List.of(), null, List.of()));
                filters.add(filter(
                        area,
                        random.nextBoolean() ? null : any(SERVICES, random),
                        serves,
                        random.nextBoolean() ? List.of() : List.of(any(List.of(OfferCost.values()), random)),
                        random.nextInt(3) > 0 ? null : any(LANGUAGES, random),
                        some(CONDITIONS, random)));
            }
        }
        return filters;
    }

    private static List<Object> events(long seed) {
        var random = new Random(seed);
        var events = new ArrayList<>();
        for (int provider = 0; provider < PROVIDERS; provider++) {
            events.add(new ProviderRegistered(
                    provider(provider),
                    "Lembaga " + random.nextInt(20),
                    OrganisationType.NGO,
                    List.of(any(SERVICES, random)),
                    random.nextInt(4) == 0 ? null : any(AREAS, random),
                    null));
            for (int offer = random.nextInt(4); offer > 0; offer--) {
                var id = new OfferId(new UUID(random.nextLong(), random.nextLong()));
                events.add(new ServiceOffered(
                        provider(provider),
                        id,
                        any(SERVICES, random),
                        some(AREAS, random),
                        some(CONDITIONS, random),
                        any(List.of(OfferCost.values()), random),
                        some(LANGUAGES, random),
                        served(random)));
                if (random.nextInt(6) == 0) {
                    events.add(new OfferWithdrawn(provider(provider), id, OfferWithdrawalReason.Ended));
                }
            }
            if (random.nextInt(8) == 0) {
                events.add(new ProviderSuspended(provider(provider), ProviderSuspensionReason.NoCapacity));
            }
        }
        return events;
    }

    private static List<ServedGroup> served(Random random) {
        var groups = EnumSet.of(any(List.of(ServedGroup.values()), random));
        groups.addAll(some(List.of(ServedGroup.values()), random));
        return List.copyOf(groups);
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static <T> List<T> some(List<T> of, Random random) {
        return of.stream().filter(one -> random.nextInt(3) == 0).toList();
    }

    private static ProviderId provider(int number) {
        return new ProviderId(new UUID(9, number));
    }
}
