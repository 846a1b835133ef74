package org.pulang.query.indicators;

import static org.pulang.query.indicators.Measure.amounts;
import static org.pulang.query.indicators.Measure.average;
import static org.pulang.query.indicators.Measure.ratio;
import static org.pulang.query.indicators.Measure.share;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pulang.query.indicators.Measure.Unit;
import org.pulang.query.replay.AssistanceStatus;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.TraffickingStatus;

/** Every indicator: to add one, add an entry here and its words in both languages. */
final class Catalogue {

    /** Possible or actual victims. */
    private static final Predicate<Known> VICTIMS =
            known -> !known.is(Fact.TraffickingStatus, TraffickingStatus.NotAVictimOfTrafficking);

    private static final int FOLLOWED_DAYS = 90;

    /** The least rating that is good. */
    private static final int GOOD = 4;

    /** When each of the ten services first reached the person. */
    private static final List<Fact> SERVICES = Stream.of(Service.values())
            .map(service -> Fact.valueOf(service + "On"))
            .toList();

    private static final Predicate<Known> OPEN = VICTIMS.and(known -> !known.yes(Fact.Closed));

    static final Map<Theme, List<Measure>> MEASURES = new EnumMap<>(Map.of(
            Theme.Components, components(),
            Theme.Challenges, challenges(),
            Theme.Assistance, assistance(),
            Theme.Standards, standards(),
            Theme.Outcomes, outcomes()));

    /** Ids of indicators whose numerators together are the denominator of each. */
    static final List<List<String>> WHOLES = List.of(measures(Theme.Assistance), List.of("serviceGap", "unmetNeeds"));

    static final List<Curve> CURVES =
            List.of(new Curve("becomingStable", Fact.StableOn), new Curve("losingContact", Fact.LostOn));

    static final String FLOWS = "flows";

    private Catalogue() {}

    private static List<String> measures(Theme theme) {
        return theme.measures().stream().map(Measure::id).toList();
    }

    static Stream<Measure> measures() {
        return MEASURES.values().stream().flatMap(List::stream);
    }

    static Optional<Measure> measure(String id) {
        return measures().filter(measure -> measure.id().equals(id)).findFirst();
    }

    /** Everything that has words. */
    static Stream<String> ids() {
        return Stream.of(measures().map(Measure::id), CURVES.stream().map(Curve::id), Stream.of(FLOWS))
                .flatMap(ids -> ids);
    }

    /** Whether it is a victim's, and not closed. */
    static boolean open(Known known) {
        return OPEN.test(known);
    }

    /** Whether the case is counted as a victim's. */
    static boolean victim(Known known) {
        return VICTIMS.test(known);
    }

    private static List<Measure> components() {
        return List.of(
                reached("identification", Fact.IdentifiedOn),
                reached("assessment", Fact.AssessedOn),
                reached("protection", Fact.ProtectedOn),
                reached("shelter", Fact.ShelteredOn),
                reached("psychosocialSupport", Fact.PsychologicalOn),
                share(
                                "legalAssistance",
                                known -> known.has(Fact.LegalAndAdministrativeOn) || known.has(Fact.LegalProceedingsOn),
                                VICTIMS)
                        .after(known -> first(known, Fact.LegalAndAdministrativeOn, Fact.LegalProceedingsOn)),
                reached("health", Fact.MedicalOn),
                reached("economicEmpowerment", Fact.EconomicOpportunitiesOn),
                reached("familyReunification", Fact.FamilyOn),
                reached("socialReintegration", Fact.CommunityOn),
                reached("monitoring", Fact.MonitoredOn));
    }

    /** The earlier of two days of which one is known. */
    private static int first(Known known, Fact day, Fact other) {
        if (known.has(day) && known.has(other)) {
            return Math.min(known.number(day), known.number(other));
        }
        return known.number(known.has(day) ? day : other);
    }

    private static Measure reached(String id, Fact day) {
        return reached(id, day, VICTIMS);
    }

    private static Measure reached(String id, Fact day, Predicate<Known> counted) {
        return share(id, known -> known.has(day), counted).after(known -> known.number(day));
    }

    private static List<Measure> challenges() {
        var contact = Stream.of(6, 12, 24, 36)
                .map(months -> share(
                        "contactAfter%dMonths".formatted(months),
                        known -> known.has(Fact.ContactOn)
                                && Known.monthsPassed(
                                        known.number(Fact.FirstContactOn), known.number(Fact.ContactOn), months),
                        VICTIMS.and(known ->
                                Known.monthsPassed(known.number(Fact.FirstContactOn), known.today(), months))));
        return Stream.concat(
                        Stream.of(
                                average(
                                        "missedIdentifications",
                                        known -> known.number(Fact.MissedIdentifications),
                                        known -> known.is(
                                                Fact.TraffickingStatus, TraffickingStatus.ActualVictimOfTrafficking)),
                                share("identifiedThrough", Measure.EVERYBODY, VICTIMS)
                                        .by(known -> known.word(Fact.Source), ReferralSource.class),
                                share(
                                        "closedOnReturn",
                                        Catalogue::closedOnReturn,
                                        VICTIMS.and(known -> known.yes(Fact.Closed))),
                                share(
                                        "outcomeAfterReturn",
                                        known -> known.has(Fact.LastAssessedOn)
                                                && Known.monthsPassed(
                                                        known.number(Fact.ReturnedOn),
                                                        known.number(Fact.LastAssessedOn),
                                                        6),
                                        VICTIMS.and(known -> known.yes(Fact.Closed) && known.has(Fact.ReturnedOn))),
                                share(
                                        "oneOff",
                                        known -> services(known) == 1
                                                && !known.by(
                                                        Fact.FollowedOn,
                                                        known.number(Fact.DeliveredOn) + FOLLOWED_DAYS),
                                        VICTIMS.and(
                                                known -> known.by(Fact.DeliveredOn, known.today() - FOLLOWED_DAYS))),
                                share(
                                        "leftOutComponents",
                                        known -> known.has(Fact.PsychologicalOn)
                                                && known.has(Fact.EconomicOpportunitiesOn)
                                                && known.has(Fact.MonitoredOn),
                                        VICTIMS),
                                share("support", known -> supported(known) > 0, VICTIMS.and(Catalogue::served))
                                        .valued(
                                                (known, tally) -> {
                                                    if (VICTIMS.test(known) && served(known)) {
                                                        tally.value(known, supported(known) / 30);
                                                    }
                                                },
                                                Unit.Months),
                                barriers("openBarriers").by(known -> part(known.entry(), 0), BarrierKind.class),
                                barriers("openBarriersByDistrict").byDistrict(known -> part(known.entry(), 1)),
                                share(
                                        "informedWithin7Days",
                                        known -> known.by(Fact.InformedOn, known.number(Fact.FirstContactOn) + 7),
                                        VICTIMS.and(known -> over(known, 7))),
                                share(
                                        "assessedWithin14Days",
                                        known -> known.by(Fact.AssessedOn, known.number(Fact.FirstContactOn) + 14),
                                        VICTIMS.and(known -> over(known, 14))),
                                ratio(
                                                "serviceGap",
                                                known -> known.number(Fact.NeedsMet),
                                                known -> known.number(Fact.NeedsCount),
                                                VICTIMS)
                                        .by(known -> known.word(Fact.Gender), Gender.class),
                                share(
                                        "caseManagement",
                                        known -> known.has(Fact.AssessedOn)
                                                && known.has(Fact.PlannedOn)
                                                && known.since(Fact.ReachedOn, known.today() - 29),
                                        OPEN),
                                new Measure(
                                        "casesPerWorker",
                                        (known, tally) -> {
                                            if (OPEN.test(known)) {
                                                tally.add(1, 0);
                                                tally.once(known.number(Fact.Owner));
                                                tally.people(known, true);
                                            }
                                        },
                                        null,
                                        OPEN,
                                        Measure.EVERYBODY,
                                        null,
                                        null,
                                        false),
                                ratio(
                                        "unmetNeeds",
                                        known -> known.number(Fact.NeedsCount) - known.number(Fact.NeedsMet),
                                        known -> known.number(Fact.NeedsCount),
                                        VICTIMS)),
                        contact)
                .toList();
    }

    private static boolean served(Known known) {
        return known.number(Fact.Deliveries) > 0;
    }

    /** Days from the first delivery to the last. */
    private static int supported(Known known) {
        return known.number(Fact.LastDeliveredOn) - known.number(Fact.DeliveredOn);
    }

    /** How many of the ten services reached the person or, with the tenth, the family. */
    private static int services(Known known) {
        int services = 0;
        for (var day : SERVICES) {
            services += known.has(day) ? 1 : 0;
        }
        return services;
    }

    /** Closed because of the return, or after it without anything more: no delivery and no contact in a follow-up on a later day. */
    private static boolean closedOnReturn(Known known) {
        if (known.is(Fact.ClosureReason, ClosureReason.ReturnedHome)) {
            return true;
        }
        if (!known.has(Fact.LastReturnedOn)) {
            return false;
        }
        int returned = known.number(Fact.LastReturnedOn);
        return known.since(Fact.ClosedOn, returned)
                && !known.since(Fact.LastDeliveredOn, returned + 1)
                && !known.since(Fact.ContactOn, returned + 1);
    }

    private static Measure barriers(String id) {
        return share(id, known -> known.entry().endsWith(":open"), VICTIMS)
                .each(Fact.Barriers)
                .valued(
                        (known, tally) -> {
                            if (VICTIMS.test(known) && !known.entry().endsWith(":open")) {
                                tally.value(known, Integer.parseInt(part(known.entry(), 2)));
                            }
                        },
                        Unit.Days);
    }

    /** Of an entry, from 0. */
    private static String part(String entry, int place) {
        int from = 0;
        for (int i = 0; i < place; i++) {
            from = entry.indexOf(':', from) + 1;
        }
        int to = entry.indexOf(':', from);
        return to < 0 ? entry.substring(from) : entry.substring(from, to);
    }

    /** So many days since first contact, known to the day, are over. */
    private static boolean over(Known known, int days) {
        return known.yes(Fact.FirstContactExact) && known.number(Fact.FirstContactOn) + days <= known.today();
    }

    private static List<Measure> assistance() {
        return Stream.of(AssistanceStatus.values())
                .map(status -> share("assistance" + status, known -> known.is(Fact.Assistance, status), VICTIMS))
                .toList();
    }

    /** Served of those who need it: the ten services of the package, and three that are due to everybody. */
    private static List<Measure> standards() {
        var standards = new ArrayList<Measure>();
        for (var service : Service.values()) {
            standards.add(reached(
                    "standard" + service,
                    Fact.valueOf(service + "On"),
                    VICTIMS.and(known -> known.contains(Fact.Needs, service.name()))));
        }
        standards.add(share(
                "standardFirstDays",
                known -> known.number(Fact.DayZeroInTime) == known.number(Fact.DayZeroDue),
                VICTIMS.and(known -> known.number(Fact.DayZeroDue) > 0)));
        standards.add(reached("standardInformation", Fact.InformedOn));
        standards.add(reached("standardAssessment", Fact.AssessedOn));
        return standards;
    }

    private static List<Measure> outcomes() {
        return List.of(
                share(
                                "improvement",
                                known -> known.amount(Fact.CoreChange).signum() > 0,
                                VICTIMS.and(known -> known.has(Fact.CoreChange)))
                        .valued(
                                (known, tally) -> {
                                    if (VICTIMS.test(known) && known.has(Fact.CoreChange)) {
                                        tally.value(known, known.amount(Fact.CoreChange));
                                    }
                                },
                                Unit.Points),
                share("domains", known -> steps(known) > 0, VICTIMS)
                        .each(Fact.Domains)
                        .valued(
                                (known, tally) -> {
                                    if (VICTIMS.test(known)) {
                                        tally.value(known, steps(known));
                                    }
                                },
                                Unit.Steps)
                        .by(known -> part(known.entry(), 0), AssessmentDomain.class),
                reached("stable", Fact.StableOn),
                share("retrafficking", known -> known.has(Fact.RetraffickedOn), VICTIMS),
                amounts("restitutionPaid", Fact.RestitutionPaid, Fact.RestitutionOrdered, VICTIMS),
                share("entitlementsOnTime", known -> part(known.entry(), 1).equals("true"), VICTIMS)
                        .each(Fact.Entitlements)
                        .byDistrict(known -> part(known.entry(), 0)),
                ratio(
                        "referralsClosed",
                        known -> known.number(Fact.ReferralsClosed),
                        known -> known.number(Fact.Referrals),
                        VICTIMS),
                ratio(
                        "followUpsOnTime",
                        known -> known.number(Fact.FollowUpsOnTime),
                        known -> known.number(Fact.FollowUpsOnTime)
                                + known.number(Fact.FollowUpsLate)
                                + known.number(Fact.FollowUpsMissed),
                        VICTIMS),
                share("satisfaction", known -> rating(known) >= GOOD, VICTIMS)
                        .each(Fact.Feedback)
                        .valued(
                                (known, tally) -> {
                                    if (VICTIMS.test(known)) {
                                        tally.value(known, rating(known));
                                    }
                                },
                                Unit.Rating)
                        .by(known -> part(known.entry(), 0), Service.class));
    }

    /** From the first level of a domain to the last. */
    private static int steps(Known known) {
        return Integer.parseInt(part(known.entry(), 2)) - Integer.parseInt(part(known.entry(), 1));
    }

    private static int rating(Known known) {
        return Integer.parseInt(part(known.entry(), 1));
    }
}
