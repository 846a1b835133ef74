package org.pulang.query.indicators;

import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.merged;
import static org.pulang.query.Events.providerId;
import static org.pulang.query.Events.unmerged;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.LinkEvent;
import org.pulang.event.OfferWithdrawn;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProviderEvent;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.ServiceNeedRecorded;
import org.pulang.event.ServiceOffered;
import org.pulang.event.VictimIdentified;
import org.pulang.query.RandomEvents;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.OfferWithdrawalReason;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.StaffId;

/**
 * Random populations, each with an organisation of its own, recorded over a year in rounds. Beside some lives a mirror: the same cases,
 * with women for men and men for women.
 */
final class Populations {

    static final Instant BEGINNING = Instant.parse("2026-02-01T03:00:00Z");
    private static final int ROUNDS = 7;
    private static final Duration BETWEEN = Duration.ofDays(55);
    /** The first so many have a mirror. */
    static final int MIRRORED = 40;

    private static final List<Class<?>> KINDS = kinds();
    private static final List<Class<?>> FREQUENT = List.of(
            AssessmentRecorded.class, ServiceNeedRecorded.class, ServiceDelivered.class, FollowUpRecorded.class);

    private final long seed;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Merging> merges = new ArrayList<>();

    /** What is found out about two cases, and when. */
    record Merging(Instant at, LinkEvent event) {}

    /** What a provider told, and when. */
    record Provided(Instant at, ProviderEvent event) {}

    /** Events recorded a minute apart. */
    record Round(Instant at, String organisation, List<CaseEvent> events) {}

    Populations(long seed, int number) {
        this.seed = seed;
        var begun = new ArrayList<Life>();
        var mirrors = new ArrayList<Life>();
        int n = 0;
        for (int population = 0; population < number; population++) {
            int size = 5 + new Random(seed + population).nextInt(6);
            for (boolean mirrored : population < MIRRORED ? new boolean[] {false, true} : new boolean[] {false}) {
                var organisation = organisation(population, mirrored);
                var first = new ArrayList<CaseEvent>();
                if (population >= MIRRORED) {
                    merge(n, new Random(seed - population));
                }
                for (int i = 0; i < size; i++) {
                    var life = new Life(seed * 31 + population * 100L + i, caseId(++n), mirrored, organisation);
                    (mirrored ? mirrors : begun).add(life);
                    first.add(life.identified());
                }
                // At the same minutes as what it mirrors.
                rounds.add(new Round(BEGINNING.plus(Duration.ofMinutes(10L * population)), organisation, first));
            }
        }
        for (int round = 1; round < ROUNDS; round++) {
            var at = BEGINNING.plus(BETWEEN.multipliedBy(round));
            record(begun.subList(0, mirrors.size()), at);
            record(mirrors, at);
            record(begun.subList(mirrors.size(), begun.size()), at);
        }
    }

    /** Of a population's first three cases, those after the n-th: in some one goes on in another, that one in a third, or all is taken back. */
    private void merge(int n, Random random) {
        if (random.nextBoolean()) {
            merges.add(new Merging(evening(2), merged(caseId(n + 1), caseId(n + 2))));
            if (random.nextBoolean()) {
                merges.add(new Merging(evening(3), merged(caseId(n + 3), caseId(n + 1))));
            }
            if (random.nextBoolean()) {
                merges.add(new Merging(evening(4), unmerged(caseId(n + 1), caseId(n + 2))));
                if (random.nextBoolean()) {
                    merges.add(new Merging(evening(5), merged(caseId(n + 1), caseId(n + 2))));
                }
            }
        }
    }

    /** Of the day of a round. */
    private static Instant evening(int round) {
        return BEGINNING.plus(BETWEEN.multipliedBy(round)).plus(Duration.ofHours(11));
    }

    /** What providers of several areas told over the year, in the order in which it is recorded. */
    List<Provided> providers() {
        var random = new Random(seed);
        var provided = new ArrayList<Provided>();
        for (int n = 1; n <= 30; n++) {
            var provider = providerId(n);
            provided.add(new Provided(
                    evening(0),
                    new ProviderRegistered(
                            provider,
                            "Contoh " + n,
                            OrganisationType.NGO,
                            List.of(Service.Medical),
                            random.nextInt(4) == 0 ? null : area(random),
                            null)));
            for (int i = random.nextInt(4); i > 0; i--) {
                var offer = new OfferId(new UUID(n, i));
                int round = 1 + random.nextInt(4);
                provided.add(new Provided(
                        evening(round),
                        new ServiceOffered(
                                provider,
                                offer,
                                Service.Medical,
                                random.nextInt(4) == 0 ? List.of() : List.of(area(random), area(random)),
                                List.of(),
                                OfferCost.Free,
                                List.of(),
                                List.of())));
                if (random.nextBoolean()) {
                    provided.add(new Provided(
                            evening(round + 1), new OfferWithdrawn(provider, offer, OfferWithdrawalReason.Ended)));
                }
            }
            if (random.nextInt(3) == 0) {
                provided.add(new Provided(
                        evening(2), new ProviderSuspended(provider, ProviderSuspensionReason.NotReachable)));
                if (random.nextBoolean()) {
                    provided.add(new Provided(evening(4), new ProviderResumed(provider)));
                }
            }
        }
        return provided.stream().sorted(Comparator.comparing(Provided::at)).toList();
    }

    private static AreaCode area(Random random) {
        return new AreaCode(List.of("32.12", "32", "51", "91.01", "91", "51.71").get(random.nextInt(6)));
    }

    /** In the order in which they are recorded. */
    List<Merging> merges() {
        return merges.stream().sorted(Comparator.comparing(Merging::at)).toList();
    }

    private void record(List<Life> lives, Instant at) {
        var events = lives.stream().flatMap(life -> life.next().stream()).toList();
        if (!events.isEmpty()) {
            rounds.add(new Round(at, "nobody", events));
        }
    }

    static String organisation(int population, boolean mirrored) {
        return (mirrored ? "mirror-" : "population-") + population;
    }

    static Gender mirrored(Gender gender) {
        return switch (gender) {
            case Feminine -> Gender.Masculine;
            case Masculine -> Gender.Feminine;
            case TransgenderFeminine -> Gender.TransgenderMasculine;
            case TransgenderMasculine -> Gender.TransgenderFeminine;
            case NonConforming, NonSpecifiedUnknown -> gender;
        };
    }

    /** The first day of a later round. */
    static LocalDate round(int number) {
        return LocalDate.ofInstant(BEGINNING.plus(BETWEEN.multipliedBy(number)), ZoneId.of("Asia/Jakarta"));
    }

    List<Round> rounds() {
        return rounds;
    }

    /** As the service will have been told them. */
    List<Told> told() {
        var told = new ArrayList<Told>();
        for (var round : rounds) {
            for (int i = 0; i < round.events.size(); i++) {
                told.add(new Told(
                        round.events.get(i), round.at.plus(Duration.ofMinutes(i)), "worker-1", round.organisation));
            }
        }
        return told;
    }

    /** The day on which the last was recorded, and some time. */
    LocalDate today() {
        return LocalDate.parse("2027-02-01").plusDays(new Random(seed).nextInt(1500));
    }

    /** What the projection listens to; other events change no figure. */
    private static List<Class<?>> kinds() {
        var kinds = new ArrayList<Class<?>>();
        for (var method : IndicatorsProjection.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(EventHandler.class)
                    && method.getParameterTypes()[0] != VictimIdentified.class) {
                kinds.add(method.getParameterTypes()[0]);
            }
        }
        kinds.sort((one, other) -> one.getName().compareTo(other.getName()));
        return kinds;
    }

    private static final class Life {
        private final Random random;
        private final RandomEvents any;
        private final boolean mirrored;
        private final String organisation;

        Life(long seed, CaseId caseId, boolean mirrored, String organisation) {
            this.random = new Random(seed);
            this.any = new RandomEvents(seed, caseId);
            this.mirrored = mirrored;
            this.organisation = organisation;
        }

        VictimIdentified identified() {
            var event = (VictimIdentified) any.any(VictimIdentified.class);
            return new VictimIdentified(
                    event.caseId(),
                    event.caseNumber(),
                    event.provenance(),
                    event.name(),
                    event.birthDate(),
                    event.ageEstimate(),
                    event.ageBand(),
                    event.ageBroad(),
                    event.minor(),
                    gender(event.gender()),
                    event.citizenships(),
                    event.contacts(),
                    event.origin(),
                    event.identifiedThrough(),
                    event.identifyingOrganisation(),
                    event.status(),
                    event.decidedBy(),
                    event.basis(),
                    event.firstContact(),
                    event.occurredAt());
        }

        private Gender gender(Gender gender) {
            return mirrored ? Populations.mirrored(gender) : gender;
        }

        List<CaseEvent> next() {
            var events = new ArrayList<CaseEvent>();
            for (int i = random.nextInt(9); i > 0; i--) {
                events.add(changed((CaseEvent) any.any(KINDS.get(random.nextInt(KINDS.size())))));
            }
            // That somebody asked about all ten services does not come by chance.
            if (random.nextInt(10) == 0) {
                events.addAll(nothingNeeded());
            }
            // What builds on itself is rare by chance.
            for (int i = random.nextInt(5); i > 0; i--) {
                events.add(changed((CaseEvent) any.any(FREQUENT.get(random.nextInt(FREQUENT.size())))));
            }
            return events;
        }

        /** Each service declined or not needed; of a few, one was not asked about. */
        private List<CaseEvent> nothingNeeded() {
            var answers = List.of(ServiceNeed.Declined, ServiceNeed.NotNeeded);
            boolean declines = random.nextBoolean();
            int leftOut = random.nextInt(3 * Service.values().length);
            var events = new ArrayList<CaseEvent>();
            for (var service : Service.values()) {
                var event = (ServiceNeedRecorded) any.any(ServiceNeedRecorded.class);
                events.add(new ServiceNeedRecorded(
                        event.caseId(),
                        service,
                        events.size() == leftOut
                                ? ServiceNeed.NotAssessed
                                : answers.get(declines ? random.nextInt(2) : 1),
                        event.note(),
                        event.occurredAt()));
            }
            return events;
        }

        private List<Answer> answered() {
            return Stream.of(AssessmentDomain.Housing, AssessmentDomain.Justice, AssessmentDomain.SocialSupport)
                    .filter(domain -> random.nextInt(3) > 0)
                    .map(domain -> Answer.of(new ItemCode(domain.name()), random.nextInt(5)))
                    .toList();
        }

        private CaseEvent changed(CaseEvent event) {
            if (event instanceof AssessmentRecorded assessment) {
                // That a domain is asked about twice is rare by chance.
                boolean core = random.nextInt(3) == 0;
                var instrument = core
                        ? new InstrumentVersion(new InstrumentCode("PULANG-CORE"), 1)
                        : random.nextInt(4) == 0
                                ? new InstrumentVersion(new InstrumentCode("RSS-SHAPE"), 1)
                                : assessment.instrument();
                return new AssessmentRecorded(
                        assessment.caseId(),
                        assessment.assessmentId(),
                        instrument,
                        assessment.kind(),
                        assessment.assessor(),
                        LocalDate.of(2026, 1, 1).plusDays(random.nextInt(500)),
                        core ? answered() : assessment.answers(),
                        assessment.score(),
                        assessment.note(),
                        assessment.repeatReason(),
                        assessment.occurredAt());
            }
            if (event instanceof CaseworkerAssigned assigned) {
                return new CaseworkerAssigned(
                        assigned.caseId(),
                        new StaffId("worker-" + random.nextInt(4)),
                        new OrganisationId(organisation),
                        assigned.reason(),
                        assigned.occurredAt());
            }
            if (event instanceof PersonalDetailsCorrected corrected) {
                return new PersonalDetailsCorrected(
                        corrected.caseId(),
                        corrected.correctedSequence(),
                        corrected.reason(),
                        identity(corrected.identity()),
                        corrected.age(),
                        corrected.details(),
                        corrected.occurredAt());
            }
            return event;
        }

        private @Nullable CorrectedIdentity identity(@Nullable CorrectedIdentity identity) {
            return identity == null
                    ? null
                    : new CorrectedIdentity(
                            identity.name(),
                            identity.birthDate(),
                            identity.ageEstimate(),
                            identity.gender() == null ? null : gender(identity.gender()),
                            identity.citizenships(),
                            identity.origin());
        }
    }
}
