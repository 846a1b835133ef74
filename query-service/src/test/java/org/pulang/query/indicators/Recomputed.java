package org.pulang.query.indicators;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseReopened;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.PartialDate.Precision;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.YesNoUnknown;

/** The same figures by plain counting, straight from the events, without a table or a query. */
final class Recomputed {

    private final List<Life> lives;

    Recomputed(List<CaseEvent> events) {
        var byCase = new LinkedHashMap<CaseId, Life>();
        for (var event : events) {
            if (event instanceof VictimIdentified beginning) {
                byCase.put(event.caseId(), new Life(beginning));
            } else {
                byCase.computeIfPresent(event.caseId(), (id, life) -> life.after(event));
            }
        }
        lives = List.copyOf(byCase.values());
    }

    Figures figures(IndicatorsFilter filter) {
        var chosen = lives.stream().filter(life -> life.fits(filter)).toList();
        var by = new EnumMap<Dimension, Map<String, Long>>(Dimension.class);
        for (var dimension : Dimension.COUNTED) {
            var counts = new HashMap<String, Long>();
            chosen.stream().flatMap(life -> life.codes(dimension)).forEach(code -> counts.merge(code, 1L, Long::sum));
            by.put(dimension, counts);
        }
        return new Figures(new Counts(chosen.size(), by), timeToAssessment(chosen), followUps(chosen));
    }

    private static TimeToAssessment timeToAssessment(List<Life> lives) {
        var days = lives.stream()
                .filter(life -> life.assessedOn() != null && life.exact())
                .map(life -> (int) Math.max(0, ChronoUnit.DAYS.between(life.firstDay(), life.assessedOn())))
                .sorted()
                .toList();
        return new TimeToAssessment(
                rank(days, 0.5),
                rank(days, 0.9),
                days.size(),
                lives.stream().filter(life -> life.assessedOn() == null).count(),
                lives.stream()
                        .filter(life -> life.assessedOn() != null && !life.exact())
                        .count());
    }

    private static @Nullable Integer rank(List<Integer> sorted, double share) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static FollowUpsOnTime followUps(List<Life> lives) {
        long onTime = 0;
        long late = 0;
        long missed = 0;
        long cases = 0;
        long casesOnTime = 0;
        long casesLate = 0;
        long casesMissed = 0;
        for (var life : lives) {
            long before = onTime + late + missed;
            long onTimeBefore = onTime;
            long lateBefore = late;
            long missedBefore = missed;
            for (var followUp : life.followUps.values()) {
                if (followUp.heldOn == null) {
                    missed += followUp.missed ? 1 : 0;
                } else if (followUp.heldOn.isAfter(followUp.dueOn)) {
                    late++;
                } else {
                    onTime++;
                }
            }
            cases += onTime + late + missed > before ? 1 : 0;
            casesOnTime += onTime > onTimeBefore ? 1 : 0;
            casesLate += late > lateBefore ? 1 : 0;
            casesMissed += missed > missedBefore ? 1 : 0;
        }
        long due = onTime + late + missed;
        return new FollowUpsOnTime(
                due,
                onTime,
                late,
                missed,
                due == 0 ? null : onTime / (double) due,
                cases,
                casesOnTime,
                casesLate,
                casesMissed);
    }

    private record FollowUp(
            LocalDate dueOn, boolean missed, @Nullable LocalDate heldOn) {}

    /** What is known of one case after its last event. */
    private static final class Life {
        private final VictimIdentified beginning;
        private final Map<TypeOfExploitation, YesNoUnknown> exploitation = new EnumMap<>(TypeOfExploitation.class);
        private final Map<FollowUpId, FollowUp> followUps = new HashMap<>();
        private final Map<AssessmentId, AssessmentRecorded> assessments = new HashMap<>();
        private TraffickingStatus decided;
        private Gender gender;
        private Age age;
        private List<CountryCode> citizenships;
        private @Nullable AreaCode origin;
        private String destination = "ZZ";
        private boolean lost;
        private boolean requested;
        private boolean closed;

        Life(VictimIdentified beginning) {
            this.beginning = beginning;
            decided = beginning.status();
            gender = beginning.gender();
            age = new Age(beginning.ageBand(), beginning.ageBroad(), beginning.minor());
            citizenships = beginning.citizenships();
            origin = beginning.origin();
        }

        Life after(CaseEvent event) {
            if (event instanceof TraffickingStatusDetermined e) {
                decided = e.status();
            } else if (event instanceof PersonalDetailsCorrected e) {
                correct(e);
            } else if (event instanceof ExploitationRecorded e) {
                e.exploitationTypes().stream()
                        .filter(type -> type.answer() != YesNoUnknown.Unknown)
                        .forEach(type -> exploitation.put(type.code(), type.answer()));
                e.places().stream()
                        .filter(place -> place.kind() == JourneyPlaceKind.Exploitation)
                        .forEach(place -> destination = place.country().value());
            } else if (event instanceof AssessmentRecorded e) {
                assessments.put(e.assessmentId(), e);
            } else if (event instanceof FollowUpScheduled e) {
                followUps.put(e.followUpId(), new FollowUp(e.dueOn(), false, null));
            } else if (event instanceof FollowUpRescheduled e) {
                followUps.computeIfPresent(
                        e.followUpId(), (id, old) -> old.missed ? old : new FollowUp(e.dueOn(), false, null));
            } else if (event instanceof FollowUpCancelled e) {
                followUps.computeIfPresent(e.followUpId(), (id, old) -> old.missed ? old : null);
            } else if (event instanceof FollowUpMissed e) {
                followUps.computeIfPresent(e.followUpId(), (id, old) -> new FollowUp(old.dueOn, true, null));
            } else if (event instanceof FollowUpRecorded e && e.occurredAt() != null) {
                var day = LocalDate.parse(e.occurredAt().value());
                followUps.computeIfPresent(e.followUpId(), (id, old) -> new FollowUp(old.dueOn, old.missed, day));
            } else {
                lost = event instanceof ContactLost || (lost && !(event instanceof ContactRegained));
                requested = event instanceof ClosureRequested
                        || (requested && !(event instanceof ClosureReturned || event instanceof CaseClosed));
                closed = event instanceof CaseClosed || (closed && !(event instanceof CaseReopened));
            }
            return this;
        }

        private void correct(PersonalDetailsCorrected event) {
            age = event.age() == null ? age : event.age();
            var identity = event.identity();
            if (identity != null) {
                gender = identity.gender() == null ? gender : identity.gender();
                citizenships = identity.citizenships() == null ? citizenships : identity.citizenships();
                origin = identity.origin() == null ? origin : identity.origin();
            }
        }

        @Nullable
        LocalDate assessedOn() {
            return assessments.values().stream()
                    .filter(one ->
                            one.kind() != AssessmentKind.Closure && one.score().composite() != null)
                    .map(AssessmentRecorded::assessedOn)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        boolean exact() {
            return beginning.firstContact().precision() == Precision.Day;
        }

        LocalDate firstDay() {
            return beginning.firstContact().earliestDay(ZoneOffset.UTC);
        }

        boolean fits(IndicatorsFilter filter) {
            return (filter.provenance().isEmpty() || filter.provenance().contains(beginning.provenance()))
                    && (filter.gender() == null || filter.gender() == gender)
                    && (filter.province() == null || filter.province().value().equals(province()))
                    && (filter.citizenship() == null || citizenships.contains(filter.citizenship()))
                    && (filter.from() == null
                            || filter.from().value().compareTo(firstDay().toString()) <= 0)
                    && (filter.to() == null
                            || firstDay().toString().compareTo(filter.to().value() + "~") < 0);
        }

        private String province() {
            return origin == null ? "00" : origin.value().substring(0, 2);
        }

        Stream<String> codes(Dimension dimension) {
            return switch (dimension) {
                case ByStatus ->
                    Stream.of(closed ? "Closed" : requested ? "ClosureRequested" : lost ? "ContactLost" : "Open");
                case ByTraffickingStatus -> Stream.of(decided.name());
                case ByGender -> Stream.of(gender.name());
                case ByAgeBand -> Stream.of(age.band().name());
                case ByAgeBroad -> Stream.of(age.broad().name());
                case ByCitizenship ->
                    new TreeSet<>(citizenships.stream().map(CountryCode::value).toList()).stream();
                case ByProvince -> Stream.of(province());
                case ByExploitationType ->
                    exploitation.containsValue(YesNoUnknown.Yes)
                            ? exploitation.entrySet().stream()
                                    .filter(type -> type.getValue() == YesNoUnknown.Yes)
                                    .map(type -> type.getKey().name())
                            : Stream.of("00");
                case ByDestination -> Stream.of(destination);
                case ByYear -> Stream.of(String.valueOf(firstDay().getYear()));
                case ByProvenance -> Stream.of(beginning.provenance().name());
                case ByRegency, ByOrganisation, ByQuarter, ByMonth -> Stream.of();
            };
        }
    }
}
