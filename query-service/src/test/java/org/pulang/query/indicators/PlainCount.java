package org.pulang.query.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AdmittedToShelter;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.BarrierRecorded;
import org.pulang.event.BarrierResolved;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseReopened;
import org.pulang.event.CasesMerged;
import org.pulang.event.CasesUnmerged;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.DayZeroNeedMet;
import org.pulang.event.DayZeroNeedOverdue;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.EntitlementGranted;
import org.pulang.event.EntitlementOverdue;
import org.pulang.event.EntitlementRefused;
import org.pulang.event.EntitlementsExplained;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.FamilyMediated;
import org.pulang.event.FamilyMemberAssisted;
import org.pulang.event.FeedbackRecorded;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.GoalAchieved;
import org.pulang.event.HearingRecorded;
import org.pulang.event.IncidentReported;
import org.pulang.event.IncidentResponseRecorded;
import org.pulang.event.MissedIdentificationRecorded;
import org.pulang.event.OfferWithdrawn;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRevoked;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.event.ReturnRecorded;
import org.pulang.event.RiskAssessed;
import org.pulang.event.SafetyPlanAgreed;
import org.pulang.event.ServiceDeclined;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.ServiceNeedRecorded;
import org.pulang.event.ServiceOffered;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Service;

/**
 * The same indicators counted plainly: for each case and each question, the list of its events is gone through anew. Shares nothing with
 * the projection or its queries but the shape of the answer.
 */
final class PlainCount {

    private final List<List<Told>> cases = new ArrayList<>();
    private final List<Populations.Merging> merges;

    PlainCount(List<Told> all, List<Populations.Merging> merges) {
        this.merges = merges;
        var byCase = new LinkedHashMap<Object, List<Told>>();
        for (var told : all) {
            byCase.computeIfAbsent(told.event().caseId(), id -> new ArrayList<>())
                    .add(told);
        }
        cases.addAll(byCase.values());
    }

    /** What was known by the end of a day in Jakarta. */
    List<Life> lives(LocalDate today, boolean asOf) {
        var end = today.plusDays(1).atStartOfDay(ZoneId.of("Asia/Jakarta")).toInstant();
        var lives = new ArrayList<Life>();
        var elsewhere = new HashSet<Object>();
        for (var merging : merges) {
            if (asOf && !merging.at().isBefore(end)) {
                continue;
            }
            if (merging.event() instanceof CasesMerged merged) {
                elsewhere.add(merged.otherCaseId());
            } else if (merging.event() instanceof CasesUnmerged unmerged) {
                elsewhere.remove(unmerged.otherCaseId());
            }
        }
        for (var one : cases) {
            var known = one.stream()
                    .filter(told -> !asOf || told.at().isBefore(end))
                    .toList();
            if (!known.isEmpty() && !elsewhere.contains(one.get(0).event().caseId())) {
                lives.add(new Life(known, today));
            }
        }
        return lives;
    }

    /** Providers that help in an area, by what they told by then. */
    static long providers(List<Populations.Provided> all, String area, LocalDate today, boolean asOf) {
        var end = today.plusDays(1).atStartOfDay(ZoneId.of("Asia/Jakarta")).toInstant();
        var ids = new HashSet<Object>();
        all.forEach(one -> ids.add(one.event().providerId()));
        long helping = 0;
        for (var id : ids) {
            var told = all.stream()
                    .filter(one -> one.event().providerId().equals(id)
                            && (!asOf || one.at().isBefore(end)))
                    .map(Populations.Provided::event)
                    .toList();
            boolean suspended = false;
            boolean everOffered = false;
            var areas = new HashSet<String>();
            for (int i = 0; i < told.size(); i++) {
                if (told.get(i) instanceof ProviderSuspended) {
                    suspended = true;
                } else if (told.get(i) instanceof ProviderResumed) {
                    suspended = false;
                } else if (told.get(i) instanceof ServiceOffered offer) {
                    everOffered = true;
                    boolean gone = told.subList(i, told.size()).stream()
                            .anyMatch(later -> later instanceof OfferWithdrawn withdrawn
                                    && withdrawn.offerId().equals(offer.offerId()));
                    if (!gone) {
                        areas.add(offer.areas().isEmpty() ? area : "");
                        offer.areas().forEach(one -> areas.add(one.value()));
                    }
                }
            }
            if (!everOffered) {
                for (var one : told) {
                    if (one instanceof ProviderRegistered registered && registered.area() != null) {
                        areas.add(registered.area().value());
                    }
                }
            }
            boolean there = false;
            for (var one : areas) {
                there |= one.equals(area)
                        || (!one.isEmpty() && (area.startsWith(one + ".") || one.startsWith(area + ".")));
            }
            helping += there && !suspended && !told.isEmpty() ? 1 : 0;
        }
        return helping;
    }

    /** Numerator, denominator, and the values whose median is told. */
    static final class Numbers {
        BigDecimal numerator = BigDecimal.ZERO;
        BigDecimal denominator = BigDecimal.ZERO;
        final Set<String> different = new HashSet<>();
        final List<BigDecimal> values = new ArrayList<>();

        @Nullable
        Double mean() {
            var sum = BigDecimal.ZERO;
            for (var value : values) {
                sum = sum.add(value);
            }
            return values.isEmpty()
                    ? null
                    : sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64)
                            .doubleValue();
        }

        @Nullable
        BigDecimal median() {
            Collections.sort(values);
            return values.isEmpty() ? null : values.get((values.size() + 1) / 2 - 1);
        }
    }

    static final class Sheet {
        final Map<String, Numbers> numbers = new TreeMap<>();

        Numbers of(String id) {
            return numbers.computeIfAbsent(id, none -> new Numbers());
        }

        void sum(String id, Number some, Number all) {
            var line = of(id);
            line.numerator = line.numerator.add(new BigDecimal(some.toString()));
            line.denominator = line.denominator.add(new BigDecimal(all.toString()));
        }

        void share(String id, boolean counted, boolean reached) {
            sum(id, counted && reached ? 1 : 0, counted ? 1 : 0);
        }

        /** What cases come to together. */
        static Sheet of(List<Life> lives) {
            var all = new Sheet();
            for (var life : lives) {
                life.sheet().numbers.forEach((id, one) -> {
                    var sum = all.of(id);
                    sum.numerator = sum.numerator.add(one.numerator);
                    sum.different.addAll(one.different);
                    sum.denominator = id.equals("casesPerWorker")
                            ? BigDecimal.valueOf(sum.different.size())
                            : sum.denominator.add(one.denominator);
                    sum.values.addAll(one.values);
                });
            }
            return all;
        }

        void value(String id, @Nullable Number value) {
            of(id);
            if (value != null) {
                of(id).values.add(new BigDecimal(value.toString()));
            }
        }
    }

    /** One case. */
    static final class Life {
        private final List<Told> told;
        private final LocalDate today;
        private final VictimIdentified beginning;
        private final ZoneId zone;
        private @Nullable Sheet counted;

        Life(List<Told> told, LocalDate today) {
            this.told = told;
            this.today = today;
            beginning = (VictimIdentified) told.get(0).event();
            var origin = beginning.origin();
            zone = origin == null ? ZoneId.of("Asia/Jakarta") : origin.zone();
        }

        UUID caseId() {
            return beginning.caseId().value();
        }

        boolean casework() {
            return beginning.provenance().name().equals("Casework");
        }

        // ---- days

        private LocalDate day(Told one) {
            return day(one.event().occurredAt(), one.at());
        }

        private LocalDate day(@Nullable PartialDate date, Instant at) {
            if (date == null) {
                return at.atZone(zone).toLocalDate();
            }
            var text = date.value();
            return text.length() == 4
                    ? LocalDate.parse(text + "-01-01")
                    : text.length() == 7
                            ? LocalDate.parse(text + "-01")
                            : text.length() == 10
                                    ? LocalDate.parse(text)
                                    : OffsetDateTime.parse(text)
                                            .atZoneSameInstant(zone)
                                            .toLocalDate();
        }

        private LocalDate firstContact() {
            return day(beginning.firstContact(), told.get(0).at());
        }

        private boolean exact() {
            return beginning.firstContact().value().length() >= 10;
        }

        private static @Nullable LocalDate first(List<LocalDate> days) {
            return days.stream().sorted().findFirst().orElse(null);
        }

        private static @Nullable LocalDate last(List<LocalDate> days) {
            return days.stream().sorted(Collections.reverseOrder()).findFirst().orElse(null);
        }

        private <E extends CaseEvent> List<LocalDate> days(Class<E> type, Predicate<E> which) {
            var days = new ArrayList<LocalDate>();
            for (var one : told) {
                if (type.isInstance(one.event()) && which.test(type.cast(one.event()))) {
                    days.add(day(one));
                }
            }
            return days;
        }

        private <E extends CaseEvent> List<E> all(Class<E> type) {
            var found = new ArrayList<E>();
            for (var one : told) {
                if (type.isInstance(one.event())) {
                    found.add(type.cast(one.event()));
                }
            }
            return found;
        }

        // ---- who

        String status() {
            var status = beginning.status().name();
            for (var event : all(TraffickingStatusDetermined.class)) {
                status = event.status().name();
            }
            return status;
        }

        boolean victim() {
            return !status().equals("NotAVictimOfTrafficking");
        }

        String gender() {
            var gender = beginning.gender();
            for (var event : all(PersonalDetailsCorrected.class)) {
                if (event.identity() != null && event.identity().gender() != null) {
                    gender = event.identity().gender();
                }
            }
            return gender.name();
        }

        private @Nullable AreaCode origin() {
            var origin = beginning.origin();
            for (var event : all(PersonalDetailsCorrected.class)) {
                if (event.identity() != null && event.identity().origin() != null) {
                    origin = event.identity().origin();
                }
            }
            return origin;
        }

        String regency() {
            var origin = origin();
            return origin == null ? "00" : origin.value();
        }

        String ageBand() {
            var band = beginning.ageBand();
            for (var event : all(PersonalDetailsCorrected.class)) {
                band = event.age() == null ? band : event.age().band();
            }
            return band.name();
        }

        Set<String> citizenships() {
            var countries = beginning.citizenships();
            for (var event : all(PersonalDetailsCorrected.class)) {
                if (event.identity() != null && event.identity().citizenships() != null) {
                    countries = event.identity().citizenships();
                }
            }
            var codes = new HashSet<String>();
            for (CountryCode country : countries) {
                codes.add(country.value());
            }
            return codes;
        }

        Set<String> exploitations() {
            var types = new HashSet<String>();
            for (var event : all(ExploitationRecorded.class)) {
                for (var type : event.exploitationTypes()) {
                    switch (type.answer()) {
                        case Yes -> types.add(type.code().name());
                        case No -> types.remove(type.code().name());
                        case Unknown -> {}
                    }
                }
            }
            return types;
        }

        String organisation() {
            var organisation = told.get(0).organisation();
            for (var event : all(CaseworkerAssigned.class)) {
                organisation = event.organisation().value();
            }
            return organisation;
        }

        private String owner() {
            var owner = told.get(0).by();
            for (var event : all(CaseworkerAssigned.class)) {
                owner = event.caseworker().value();
            }
            return owner;
        }

        boolean fits(IndicatorsFilter filter) {
            var from = filter.from();
            var to = filter.to();
            var first = firstContact().toString();
            return (filter.provenance().isEmpty() || filter.provenance().contains(beginning.provenance()))
                    && (from == null || first.compareTo(from.value()) >= 0)
                    && (to == null || first.compareTo(to.value() + "~") < 0)
                    && (filter.province() == null
                            || regency().startsWith(filter.province().value()))
                    && (filter.gender() == null || filter.gender().name().equals(gender()))
                    && (filter.citizenship() == null
                            || citizenships().contains(filter.citizenship().value()))
                    && (filter.regency() == null || filter.regency().value().equals(regency()))
                    && (filter.ageBand() == null || filter.ageBand().name().equals(ageBand()))
                    && (filter.exploitation() == null
                            || exploitations().contains(filter.exploitation().name()))
                    && (filter.organisation() == null
                            || filter.organisation().value().equals(organisation()));
        }

        Set<String> codes(Dimension by) {
            return switch (by) {
                case ByGender -> Set.of(gender());
                case ByAgeBand -> Set.of(ageBand());
                case ByProvince -> Set.of(regency().substring(0, 2));
                case ByRegency -> Set.of(regency());
                case ByOrganisation -> Set.of(organisation());
                case ByExploitationType -> exploitations().isEmpty() ? Set.of("00") : exploitations();
                case ByCitizenship -> citizenships();
                case ByTraffickingStatus -> Set.of(status());
                case ByYear -> Set.of(firstContact().toString().substring(0, 4));
                case ByMonth -> Set.of(firstContact().toString().substring(0, 7));
                case ByQuarter ->
                    Set.of(firstContact().toString().substring(0, 5)
                            + List.of("Q1", "Q2", "Q3", "Q4")
                                    .get((firstContact().getMonthValue() - 1) / 3));
                case ByProvenance -> Set.of(beginning.provenance().name());
                case ByStatus, ByAgeBroad, ByDestination -> throw new IllegalArgumentException("not counted here");
            };
        }

        // ---- what happened

        private @Nullable LocalDate identified() {
            var days = days(
                    TraffickingStatusDetermined.class,
                    event -> event.status().name().startsWith("Actual"));
            if (beginning.status().name().startsWith("Actual")) {
                days.add(day(told.get(0)));
            }
            return first(days);
        }

        private List<LocalDate> assessments() {
            return new ArrayList<>(all(AssessmentRecorded.class).stream()
                    .map(AssessmentRecorded::assessedOn)
                    .toList());
        }

        /** Those with a composite, as recorded last or amended since, and not made to close the case. */
        private List<LocalDate> comprehensive() {
            var days = new ArrayList<LocalDate>();
            for (int i = 0; i < told.size(); i++) {
                if (!(told.get(i).event() instanceof AssessmentRecorded recorded)
                        || recorded.kind().name().equals("Closure")) {
                    continue;
                }
                var points = recorded.score().composite();
                boolean again = false;
                for (var later : told.subList(i + 1, told.size())) {
                    if (later.event() instanceof AssessmentRecorded other
                            && other.assessmentId().equals(recorded.assessmentId())) {
                        again = true;
                    } else if (later.event() instanceof AssessmentAmended amended
                            && amended.assessmentId().equals(recorded.assessmentId())) {
                        points = amended.score().composite();
                    }
                }
                if (!again && points != null) {
                    days.add(recorded.assessedOn());
                }
            }
            return days;
        }

        private List<LocalDate> delivered(Service... services) {
            return days(ServiceDelivered.class, event -> List.of(services).contains(event.service()));
        }

        private @Nullable LocalDate protectedOn() {
            var days = days(DayZeroNeedMet.class, event -> true);
            all(SafetyPlanAgreed.class).forEach(plan -> days.add(plan.agreedOn()));
            return first(days);
        }

        private @Nullable LocalDate family() {
            var days = delivered(Service.FamilyMediation);
            days.addAll(days(FamilyMediated.class, event -> true));
            days.addAll(days(ReturnRecorded.class, event -> switch (event.livingSituation()) {
                case WithFamily, WithRelatives, WithPartner -> true;
                default -> false;
            }));
            return first(days);
        }

        private @Nullable LocalDate community() {
            var days = new ArrayList<LocalDate>();
            for (int i = 0; i < told.size(); i++) {
                if (told.get(i).event() instanceof GoalAchieved achieved) {
                    String level = "";
                    for (var before : told.subList(0, i)) {
                        var goals = before.event() instanceof CarePlanAgreed plan
                                ? plan.goals()
                                : before.event() instanceof CarePlanRevised plan ? plan.goals() : null;
                        if (goals != null) {
                            for (var goal : goals) {
                                level = goal.goalId().equals(achieved.goalId())
                                        ? goal.level().name()
                                        : level;
                            }
                        }
                    }
                    if (level.equals("Community") || level.equals("Society")) {
                        days.add(day(told.get(i)));
                    }
                }
            }
            return first(days);
        }

        /** The same, and for the family also what helped relatives. */
        private List<LocalDate> served(Service... services) {
            var days = delivered(services);
            if (List.of(services).contains(Service.FamilyAssistance)) {
                days.addAll(days(FamilyMemberAssisted.class, event -> true));
            }
            return days;
        }

        /** The last day on which somebody met or spoke with the person. */
        private @Nullable LocalDate lastMet() {
            var days = contacts();
            days.add(day(told.get(0)));
            days.addAll(assessments());
            all(CarePlanAgreed.class).forEach(plan -> days.add(plan.coSignedOn()));
            all(CarePlanRevised.class).forEach(plan -> days.add(plan.coSignedOn()));
            all(SafetyPlanAgreed.class).forEach(plan -> days.add(plan.agreedOn()));
            all(RiskAssessed.class).forEach(risk -> days.add(risk.assessedOn()));
            days.addAll(days(DayZeroNeedsRecorded.class, event -> true));
            days.addAll(days(EntitlementsExplained.class, event -> true));
            days.addAll(days(FeedbackRecorded.class, event -> true));
            days.addAll(days(ContactRegained.class, event -> true));
            days.addAll(days(
                    ServiceDelivered.class,
                    event -> event.help().name().equals("Formal")
                            && !event.service().name().equals("FamilyAssistance")));
            days.addAll(days(
                    HearingRecorded.class,
                    event -> event.personPresent().name().equals("Yes")
                            && event.accompanied().name().equals("Yes")));
            days.addAll(days(
                    IncidentResponseRecorded.class,
                    event -> event.actions().stream()
                            .anyMatch(action -> action.name().startsWith("Person"))));
            return last(days);
        }

        private List<LocalDate> contacts() {
            return days(FollowUpRecorded.class, event -> event.reached().name().equals("Survivor"));
        }

        /** The first day of contact that came after another one. */
        private @Nullable LocalDate monitored() {
            var first = first(contacts());
            var others = contacts();
            others.removeIf(day -> day.equals(first));
            return first(others);
        }

        private @Nullable CaseClosed closure() {
            CaseClosed closed = null;
            for (var one : told) {
                closed = one.event() instanceof CaseClosed event
                        ? event
                        : one.event() instanceof CaseReopened ? null : closed;
            }
            return closed;
        }

        private @Nullable LocalDate closedOn() {
            LocalDate closed = null;
            for (var one : told) {
                closed = one.event() instanceof CaseClosed
                        ? day(one)
                        : one.event() instanceof CaseReopened ? null : closed;
            }
            return closed;
        }

        private @Nullable LocalDate lostOn() {
            LocalDate lost = null;
            for (var one : told) {
                lost = one.event() instanceof ContactLost
                        ? day(one)
                        : one.event() instanceof ContactRegained ? null : lost;
            }
            return lost;
        }

        private List<LocalDate> retraffickings() {
            var days = days(IncidentReported.class, event -> event.kind().name().equals("Retrafficking"));
            days.addAll(days(CaseReopened.class, event -> event.reason().name().equals("Retrafficking")));
            return days;
        }

        private @Nullable LocalDate retrafficked() {
            return first(retraffickings());
        }

        private Map<Service, String> needs() {
            var needs = new HashMap<Service, String>();
            for (var one : told) {
                if (one.event() instanceof ServiceNeedRecorded need) {
                    needs.put(need.service(), need.need().name());
                } else if (one.event() instanceof ServiceDeclined declined) {
                    needs.put(declined.service(), "Declined");
                }
            }
            return needs;
        }

        /** What the newest plan says. */
        private boolean planNeedsNothing() {
            boolean nothing = false;
            for (var one : told) {
                nothing = one.event() instanceof CarePlanAgreed plan
                        ? plan.noServiceNeeded()
                        : one.event() instanceof CarePlanRevised plan ? plan.noServiceNeeded() : nothing;
            }
            return nothing;
        }

        private Set<Service> needed() {
            var needed = new HashSet<Service>();
            needs().forEach((service, need) -> {
                if (need.equals("Needed") || need.equals("Wanted")) {
                    needed.add(service);
                }
            });
            return needed;
        }

        private int met() {
            int met = 0;
            for (var service : needed()) {
                met += served(service).isEmpty() ? 0 : 1;
            }
            return met;
        }

        private String assistance() {
            int needed = needed().size();
            int met = met();
            if (needed == 0) {
                var answers = needs();
                int declined = 0;
                int notNeeded = 0;
                for (var answer : answers.values()) {
                    declined += answer.equals("Declined") ? 1 : 0;
                    notNeeded += answer.equals("NotNeeded") ? 1 : 0;
                }
                if (planNeedsNothing() || notNeeded == 10) {
                    return "NoneNeeded";
                }
                return declined + notNeeded == 10
                        ? "Declined"
                        : status().startsWith("Actual") ? "NotOffered" : "NotIdentified";
            }
            double share = (double) met / needed;
            return met == needed ? "Fully" : met == 0 ? "Unassisted" : share > 0.66 ? "Partially" : "Under";
        }

        private record Scored(LocalDate day, BigDecimal points, boolean acting) {}

        /** Of those with one id the newest counts, in its place; by day. */
        private List<Scored> scored() {
            var scored = new ArrayList<Scored>();
            for (int i = 0; i < told.size(); i++) {
                if (!(told.get(i).event() instanceof AssessmentRecorded recorded)
                        || !recorded.instrument().code().value().equals("PULANG-CORE")) {
                    continue;
                }
                var score = recorded.score();
                var answers = recorded.answers();
                boolean again = false;
                for (var later : told.subList(i + 1, told.size())) {
                    if (later.event() instanceof AssessmentRecorded other
                            && other.instrument().code().value().equals("PULANG-CORE")
                            && other.assessmentId().equals(recorded.assessmentId())) {
                        again = true;
                    } else if (later.event() instanceof AssessmentAmended amended
                            && amended.assessmentId().equals(recorded.assessmentId())) {
                        score = amended.score();
                        answers = amended.answers();
                    }
                }
                var points = score.composite();
                if (!again && points != null) {
                    boolean acting = true;
                    for (var answer : answers) {
                        var value = answer.value();
                        acting &= !(answer.state().name().equals("Answered") && value != null && value < 3);
                    }
                    scored.add(new Scored(recorded.assessedOn(), points, acting));
                }
            }
            scored.sort((one, other) -> one.day.compareTo(other.day));
            return scored;
        }

        /** The second of two days 90 days apart, if nothing since the first, nor re-trafficking on it or later, takes it back. */
        private @Nullable LocalDate stable() {
            var days = new ArrayList<LocalDate>();
            var again = last(retraffickings());
            var scored = scored();
            for (int i = 0; i < scored.size(); i++) {
                var one = scored.get(i);
                boolean held = again == null || one.day.isAfter(again);
                for (var later : scored.subList(i, scored.size())) {
                    held &= later.acting;
                }
                for (var other : scored) {
                    if (held && !other.day.isBefore(one.day.plusDays(90))) {
                        days.add(other.day);
                    }
                }
            }
            return first(days);
        }

        void barriers(Sheet sheet, String id, Predicate<BarrierRecorded> which) {
            for (int i = 0; i < told.size(); i++) {
                if (!(told.get(i).event() instanceof BarrierRecorded barrier)) {
                    continue;
                }
                boolean gone = false;
                LocalDate resolved = null;
                for (var later : told.subList(i + 1, told.size())) {
                    if (later.event() instanceof BarrierRecorded other
                            && other.barrierId().equals(barrier.barrierId())) {
                        gone = true;
                    } else if (later.event() instanceof BarrierResolved end
                            && end.barrierId().equals(barrier.barrierId())
                            && !gone) {
                        gone = end.resolution().name().equals("EnteredByMistake");
                        resolved = day(later);
                    }
                }
                if (!gone && which.test(barrier)) {
                    sheet.share(id, victim(), resolved == null);
                    if (victim() && resolved != null) {
                        sheet.value(id, Math.max(0, between(day(told.get(i)), resolved)));
                    }
                }
            }
        }

        private static String district(@Nullable AreaCode area) {
            return area == null ? "00" : area.value();
        }

        /** Of an indicator that counts what there are several of, what it comes to by its own groups. */
        Map<String, Sheet> ownGroups(String id) {
            var groups = new TreeMap<String, Sheet>();
            switch (id) {
                case "openBarriers" -> {
                    for (var barrier : all(BarrierRecorded.class)) {
                        var kind = barrier.kind();
                        groups.computeIfAbsent(kind.name(), none -> {
                            var sheet = new Sheet();
                            barriers(sheet, id, other -> other.kind() == kind);
                            return sheet;
                        });
                    }
                }
                case "openBarriersByDistrict" -> {
                    for (var barrier : all(BarrierRecorded.class)) {
                        var district = district(barrier.area());
                        groups.computeIfAbsent(district, none -> {
                            var sheet = new Sheet();
                            barriers(sheet, id, other -> district(other.area()).equals(district));
                            return sheet;
                        });
                    }
                }
                case "entitlementsOnTime" -> {
                    for (var application : all(EntitlementApplied.class)) {
                        var district = district(application.area());
                        groups.computeIfAbsent(district, none -> {
                            var sheet = new Sheet();
                            entitlements(sheet, district);
                            return sheet;
                        });
                    }
                }
                case "satisfaction" -> {
                    for (var feedback : all(FeedbackRecorded.class)) {
                        groups.computeIfAbsent(feedback.service().name(), none -> {
                            var sheet = new Sheet();
                            feedback(sheet, feedback.service());
                            return sheet;
                        });
                    }
                }
                case "domains" -> {
                    for (var domain : AssessmentDomain.values()) {
                        var sheet = new Sheet();
                        domains(sheet, domain);
                        groups.put(domain.name(), sheet);
                    }
                }
                default -> throw new IllegalArgumentException(id);
            }
            groups.values().removeIf(sheet -> sheet.numbers.isEmpty());
            return groups;
        }

        private record Level(LocalDate day, int value) {}

        /** The last answer about a domain beside the first; of assessments with one id the newest counts, in its place. */
        private void domains(Sheet sheet, AssessmentDomain domain) {
            var levels = new ArrayList<Level>();
            for (int i = 0; i < told.size(); i++) {
                if (!(told.get(i).event() instanceof AssessmentRecorded recorded)
                        || !recorded.instrument().code().value().equals("PULANG-CORE")) {
                    continue;
                }
                var answers = recorded.answers();
                boolean again = false;
                for (var later : told.subList(i + 1, told.size())) {
                    if (later.event() instanceof AssessmentRecorded other
                            && other.instrument().code().value().equals("PULANG-CORE")
                            && other.assessmentId().equals(recorded.assessmentId())) {
                        again = true;
                    } else if (later.event() instanceof AssessmentAmended amended
                            && amended.assessmentId().equals(recorded.assessmentId())) {
                        answers = amended.answers();
                    }
                }
                Integer value = null;
                for (var answer : answers) {
                    if (answer.state() == AnswerState.Answered
                            && answer.value() != null
                            && answer.item().value().equals(domain.name())) {
                        value = answer.value();
                    }
                }
                if (!again && value != null) {
                    levels.add(new Level(recorded.assessedOn(), value));
                }
            }
            levels.sort((one, other) -> one.day.compareTo(other.day));
            if (levels.size() > 1) {
                int change = levels.get(levels.size() - 1).value - levels.get(0).value;
                sheet.share("domains", victim(), change > 0);
                sheet.value("domains", victim() ? change : null);
            }
        }

        private void feedback(Sheet sheet, @Nullable Service service) {
            for (var feedback : all(FeedbackRecorded.class)) {
                if (service == null || feedback.service() == service) {
                    sheet.share("satisfaction", victim(), feedback.rating() > 3);
                    sheet.value("satisfaction", victim() ? feedback.rating() : null);
                }
            }
        }

        private static long between(LocalDate from, LocalDate to) {
            return to.toEpochDay() - from.toEpochDay();
        }

        private void followUps(Sheet sheet) {
            var ids = new HashSet<Object>();
            all(FollowUpScheduled.class).forEach(event -> ids.add(event.followUpId()));
            int onTime = 0;
            int due = 0;
            for (var id : ids) {
                LocalDate dueOn = null;
                boolean missed = false;
                LocalDate held = null;
                for (var one : told) {
                    var event = one.event();
                    if (event instanceof FollowUpScheduled e && e.followUpId().equals(id) && dueOn == null) {
                        dueOn = e.dueOn();
                        missed = false;
                        held = null;
                    } else if (dueOn != null) {
                        if (event instanceof FollowUpRescheduled e
                                && e.followUpId().equals(id)
                                && !missed) {
                            dueOn = e.dueOn();
                        } else if (event instanceof FollowUpCancelled e
                                && e.followUpId().equals(id)
                                && !missed) {
                            dueOn = null;
                        } else if (event instanceof FollowUpMissed e
                                && e.followUpId().equals(id)) {
                            missed = true;
                        } else if (event instanceof FollowUpRecorded e
                                && e.followUpId().equals(id)
                                && e.dueOn() != null) {
                            held = day(one);
                        }
                    }
                }
                if (dueOn != null && (held != null || missed)) {
                    due++;
                    onTime += held != null && !held.isAfter(dueOn) ? 1 : 0;
                }
            }
            sheet.sum("followUpsOnTime", victim() ? onTime : 0, victim() ? due : 0);
        }

        private void referrals(Sheet sheet) {
            int made = 0;
            int closed = 0;
            var ids = new HashSet<Object>();
            all(ReferralMade.class).forEach(event -> ids.add(event.referralId()));
            for (var id : ids) {
                var state = "none";
                for (var one : told) {
                    if (one.event() instanceof ReferralMade e && e.referralId().equals(id) && state.equals("none")) {
                        state = "made";
                    } else if (one.event() instanceof ReferralCompleted e
                            && e.referralId().equals(id)
                            && state.equals("made")) {
                        state = "closed";
                    } else if (one.event() instanceof ReferralRevoked e
                            && e.referralId().equals(id)
                            && state.equals("made")) {
                        state = "none";
                    }
                }
                made += state.equals("none") ? 0 : 1;
                closed += state.equals("closed") ? 1 : 0;
            }
            sheet.sum("referralsClosed", victim() ? closed : 0, victim() ? made : 0);
        }

        private void entitlements(Sheet sheet, @Nullable String district) {
            var ids = new HashSet<Object>();
            all(EntitlementApplied.class).forEach(event -> ids.add(event.applicationId()));
            for (var id : ids) {
                LocalDate dueOn = null;
                Boolean inTime = null;
                var where = "";
                for (var one : told) {
                    var event = one.event();
                    if (event instanceof EntitlementApplied e
                            && e.applicationId().equals(id)) {
                        dueOn = e.dueOn();
                        where = district(e.area());
                        inTime = null;
                    } else if (dueOn != null
                            && event instanceof EntitlementGranted e
                            && e.applicationId().equals(id)) {
                        inTime = e.grantedOn().compareTo(dueOn) <= 0;
                    } else if (dueOn != null && inTime == null) {
                        boolean refused = event instanceof EntitlementRefused e
                                && e.applicationId().equals(id);
                        boolean overdue = event instanceof EntitlementOverdue e
                                && e.applicationId().equals(id);
                        if (refused || overdue) {
                            inTime = false;
                        }
                        if (event instanceof EntitlementApplicationWithdrawn e
                                && e.applicationId().equals(id)) {
                            dueOn = null;
                        }
                    }
                }
                if (dueOn != null && inTime != null && (district == null || district.equals(where))) {
                    sheet.share("entitlementsOnTime", victim(), inTime);
                }
            }
        }

        private void firstDays(Sheet sheet) {
            var due = new HashSet<String>();
            var inTime = new HashSet<String>();
            for (var one : told) {
                if (one.event() instanceof DayZeroNeedOverdue e) {
                    due.add(e.need() + "/" + e.dueBy());
                } else if (one.event() instanceof DayZeroNeedMet e) {
                    due.add(e.need() + "/" + e.dueBy());
                    var when = e.occurredAt();
                    var met = when == null || when.value().length() < 10
                            ? one.at()
                            : when.value().length() > 10
                                    ? OffsetDateTime.parse(when.value()).toInstant()
                                    : day(one).atStartOfDay(zone).toInstant();
                    met = met.compareTo(one.at()) > 0 ? one.at() : met;
                    if (met.compareTo(e.dueBy()) <= 0) {
                        inTime.add(e.need() + "/" + e.dueBy());
                    }
                }
            }
            sheet.share("standardFirstDays", victim() && !due.isEmpty(), inTime.containsAll(due));
        }

        private void restitution(Sheet sheet) {
            var ordered = new HashMap<Object, BigDecimal>();
            var payments = new HashMap<List<Object>, BigDecimal>();
            for (var one : told) {
                if (one.event() instanceof RestitutionOrdered e) {
                    ordered.put(
                            e.restitutionId(),
                            e.amount().currency().getCurrencyCode().equals("IDR")
                                    ? e.amount().amount()
                                    : BigDecimal.ZERO);
                } else if (one.event() instanceof RestitutionPaid e) {
                    payments.put(
                            List.of(e.restitutionId(), e.paymentId()),
                            e.amount().currency().getCurrencyCode().equals("IDR")
                                    ? e.amount().amount()
                                    : BigDecimal.ZERO);
                } else if (one.event() instanceof RestitutionPaymentWithdrawn e) {
                    payments.put(List.of(e.restitutionId(), e.paymentId()), BigDecimal.ZERO);
                } else if (one.event() instanceof RestitutionClaimEnded e
                        && e.reason().name().equals("AcquittedOnAppeal")) {
                    ordered.put(e.restitutionId(), BigDecimal.ZERO);
                }
            }
            var paid = BigDecimal.ZERO;
            for (var amount : payments.values()) {
                paid = paid.add(amount);
            }
            var all = BigDecimal.ZERO;
            for (var amount : ordered.values()) {
                all = all.add(amount);
            }
            sheet.sum("restitutionPaid", victim() ? paid : 0, victim() ? all : 0);
        }

        // ---- what is counted

        private void reached(Sheet sheet, String id, boolean counted, @Nullable LocalDate day) {
            sheet.share(id, counted, day != null);
            sheet.value(id, counted && day != null && exact() ? Math.max(0, between(firstContact(), day)) : null);
        }

        /** Counted once for a life that nothing is added to. */
        Sheet sheet() {
            if (counted == null) {
                counted = new Sheet();
                enter(counted);
            }
            return counted;
        }

        private void enter(Sheet sheet) {
            boolean victim = victim();
            boolean actual = status().startsWith("Actual");
            var assessed = first(comprehensive());
            var contacts = contacts();
            reached(sheet, "identification", victim, identified());
            reached(sheet, "assessment", victim, assessed);
            reached(sheet, "protection", victim, protectedOn());
            var shelter = days(AdmittedToShelter.class, event -> true);
            shelter.addAll(delivered(Service.Housing));
            reached(sheet, "shelter", victim, first(shelter));
            reached(sheet, "psychosocialSupport", victim, first(delivered(Service.Psychological)));
            reached(
                    sheet,
                    "legalAssistance",
                    victim,
                    first(delivered(Service.LegalAndAdministrative, Service.LegalProceedings)));
            reached(sheet, "health", victim, first(delivered(Service.Medical)));
            reached(sheet, "economicEmpowerment", victim, first(delivered(Service.EconomicOpportunities)));
            reached(sheet, "familyReunification", victim, family());
            reached(sheet, "socialReintegration", victim, community());
            reached(sheet, "monitoring", victim, monitored());

            sheet.sum(
                    "missedIdentifications",
                    actual ? all(MissedIdentificationRecorded.class).size() : 0,
                    actual ? 1 : 0);
            sheet.share("identifiedThrough", victim, true);
            var closure = closure();
            var returns = days(ReturnRecorded.class, event -> true);
            var returned = first(returns);
            var lastAssessed = last(assessments());
            sheet.share(
                    "outcomeAfterReturn",
                    victim && closure != null && returned != null,
                    returned != null && lastAssessed != null && !lastAssessed.isBefore(returned.plusMonths(6)));
            var deliveries = served(Service.values());
            var firstDelivery = first(deliveries);
            var lastReturn = last(returns);
            var closedOn = closedOn();
            boolean nothingSince = lastReturn != null && closedOn != null && !closedOn.isBefore(lastReturn);
            for (var day : deliveries) {
                nothingSince &= lastReturn != null && !day.isAfter(lastReturn);
            }
            for (var day : contacts) {
                nothingSince &= lastReturn != null && !day.isAfter(lastReturn);
            }
            sheet.share(
                    "closedOnReturn",
                    victim && closure != null,
                    closure != null && (closure.reason().name().equals("ReturnedHome") || nothingSince));
            int services = 0;
            for (var service : Service.values()) {
                services += served(service).isEmpty() ? 0 : 1;
            }
            boolean followed = false;
            if (firstDelivery != null) {
                for (var contact : contacts) {
                    followed |= !contact.isBefore(firstDelivery) && between(firstDelivery, contact) <= 90;
                }
            }
            sheet.share(
                    "oneOff",
                    victim && firstDelivery != null && between(firstDelivery, today) >= 90,
                    services == 1 && !followed);
            sheet.share(
                    "leftOutComponents",
                    victim,
                    !delivered(Service.Psychological).isEmpty()
                            && !delivered(Service.EconomicOpportunities).isEmpty()
                            && monitored() != null);
            var lastDelivery = last(deliveries);
            sheet.share("support", victim && firstDelivery != null, !Objects.equals(lastDelivery, firstDelivery));
            sheet.value(
                    "support",
                    victim && firstDelivery != null && lastDelivery != null
                            ? between(firstDelivery, lastDelivery) / 30
                            : null);
            for (var id : List.of("openBarriers", "openBarriersByDistrict")) {
                sheet.of(id);
                barriers(sheet, id, barrier -> true);
            }
            sheet.of("satisfaction");
            feedback(sheet, null);
            sheet.of("domains");
            for (var domain : AssessmentDomain.values()) {
                domains(sheet, domain);
            }
            var informed = first(days(EntitlementsExplained.class, event -> true));
            sheet.share(
                    "informedWithin7Days",
                    victim && exact() && between(firstContact(), today) >= 7,
                    informed != null && between(firstContact(), informed) <= 7);
            sheet.share(
                    "assessedWithin14Days",
                    victim && exact() && between(firstContact(), today) >= 14,
                    assessed != null && between(firstContact(), assessed) <= 14);
            int needed = needed().size();
            sheet.sum("serviceGap", victim ? met() : 0, victim ? needed : 0);
            sheet.sum("unmetNeeds", victim ? needed - met() : 0, victim ? needed : 0);
            var lastContact = last(contacts);
            var lastMet = lastMet();
            sheet.share(
                    "caseManagement",
                    victim && closure == null,
                    assessed != null
                            && !all(CarePlanAgreed.class).isEmpty()
                            && lastMet != null
                            && between(lastMet, today) < 30);
            var workers = sheet.of("casesPerWorker");
            if (victim && closure == null) {
                workers.numerator = workers.numerator.add(BigDecimal.ONE);
                workers.different.add(owner());
                workers.denominator = BigDecimal.valueOf(workers.different.size());
            }
            for (int months : new int[] {6, 12, 24, 36}) {
                var then = firstContact().plusMonths(months);
                sheet.share(
                        "contactAfter" + months + "Months",
                        victim && !then.isAfter(today),
                        lastContact != null && !lastContact.isBefore(then));
            }
            for (var status : List.of(
                    "Fully",
                    "Partially",
                    "Under",
                    "Unassisted",
                    "NotIdentified",
                    "NotOffered",
                    "Declined",
                    "NoneNeeded")) {
                sheet.share("assistance" + status, victim, assistance().equals(status));
            }
            for (var service : Service.values()) {
                reached(sheet, "standard" + service, victim && needed().contains(service), first(served(service)));
            }
            firstDays(sheet);
            reached(sheet, "standardInformation", victim, informed);
            reached(sheet, "standardAssessment", victim, assessed);
            var scored = scored();
            var change = scored.size() < 2
                    ? null
                    : scored.get(scored.size() - 1).points.subtract(scored.get(0).points);
            sheet.share("improvement", victim && change != null, change != null && change.signum() > 0);
            sheet.value("improvement", victim ? change : null);
            reached(sheet, "stable", victim, stable());
            sheet.share("retrafficking", victim, retrafficked() != null);
            restitution(sheet);
            sheet.of("entitlementsOnTime");
            entitlements(sheet, null);
            referrals(sheet);
            followUps(sheet);
        }

        // ---- how long, and which way

        /** Days observed, and whether the event came. */
        record Span(long days, boolean event) {}

        @Nullable
        Span span(String curve) {
            if (!victim() || !exact()) {
                return null;
            }
            var event = curve.equals("becomingStable") ? stable() : lostOn();
            var closed = closedOn();
            var end = event != null ? event : closed != null ? closed : today;
            return new Span(Math.max(0, between(firstContact(), end)), event != null);
        }

        List<String> way() {
            var way = new ArrayList<String>();
            if (!victim()) {
                return way;
            }
            way.add("Known");
            if (identified() != null) {
                way.add("Identified");
            }
            if (!comprehensive().isEmpty()) {
                way.add("Assessed");
            }
            if (!all(CarePlanAgreed.class).isEmpty()) {
                way.add("Planned");
            }
            if (!served(Service.values()).isEmpty()) {
                way.add("Served");
            }
            if (monitored() != null) {
                way.add("Monitored");
            }
            way.add(
                    retrafficked() != null
                            ? "Retrafficked"
                            : lostOn() != null
                                    ? "Lost"
                                    : stable() != null ? "Stable" : closure() != null ? "Closed" : "Ongoing");
            return way;
        }

        String source() {
            return beginning.identifiedThrough().name();
        }
    }
}
