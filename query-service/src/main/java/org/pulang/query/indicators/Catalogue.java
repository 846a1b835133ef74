package org.pulang.query.indicators;

import static org.pulang.query.indicators.Measure.ratio;
import static org.pulang.query.indicators.Measure.share;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pulang.query.indicators.Measure.Unit;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.Service;

/** Every indicator: to add one, add an entry here and its words in both languages. */
final class Catalogue {

    /** Possible or actual victims. */
    private static final String VICTIMS = "c.trafficking_status <> 'NotAVictimOfTrafficking'";

    private static final String OPEN = VICTIMS + " AND NOT c.closed";

    static final Map<Theme, List<Measure>> MEASURES = new EnumMap<>(Map.of(
            Theme.Components, components(),
            Theme.Challenges, challenges(),
            Theme.Assistance, assistance(),
            Theme.Standards, standards(),
            Theme.Outcomes, outcomes()));

    static final List<Curve> CURVES =
            List.of(new Curve("becomingStable", "c.stable_on"), new Curve("losingContact", "c.lost_on"));

    static final String FLOWS = "flows";

    private Catalogue() {}

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

    private static List<Measure> components() {
        return List.of(
                reached("identification", "c.identified_on"),
                reached("assessment", "c.assessed_on"),
                reached("protection", "c.protected_on"),
                reached("shelter", "c.sheltered_on"),
                reached("psychosocialSupport", "c.psychological_on"),
                reached("legalAssistance", "least(c.legal_and_administrative_on, c.legal_proceedings_on)"),
                reached("health", "c.medical_on"),
                reached("economicEmpowerment", "c.economic_opportunities_on"),
                reached("familyReunification", "c.family_on"),
                reached("socialReintegration", "c.community_on"),
                reached("monitoring", "c.monitored_on"));
    }

    private static Measure reached(String id, String day) {
        return share(id, day + " IS NOT NULL", VICTIMS).after(day);
    }

    private static List<Measure> challenges() {
        var contact = Stream.of(6, 12, 24, 36)
                .map(months -> share(
                        "contactAfter%dMonths".formatted(months),
                        "c.contact_on >= c.first_contact_on + interval '%d months'".formatted(months),
                        "%s AND c.first_contact_on + interval '%d months' <= :today".formatted(VICTIMS, months)));
        return Stream.concat(
                        Stream.of(
                                ratio("missedIdentifications", "c.missed_identifications", "1", actual()),
                                share("identifiedThrough", "true", VICTIMS).by("c.source", ReferralSource.class),
                                share("closedOnReturn", "c.closure_reason = 'ReturnedHome'", VICTIMS + " AND c.closed"),
                                share(
                                        "outcomeAfterReturn",
                                        "c.last_assessed_on >= c.returned_on + interval '6 months'",
                                        VICTIMS + " AND c.closed AND c.returned_on IS NOT NULL"),
                                share(
                                        "oneOff",
                                        "c.deliveries = 1 AND (c.followed_on IS NULL OR c.followed_on > c.delivered_on + 90)",
                                        VICTIMS + " AND c.delivered_on + 90 <= :today"),
                                share(
                                                "support",
                                                "c.last_delivered_on > c.delivered_on",
                                                VICTIMS + " AND c.deliveries > 0")
                                        .valued(
                                                "CASE WHEN %s AND c.deliveries > 0 THEN (c.last_delivered_on - c.delivered_on) / 30 END"
                                                        .formatted(VICTIMS),
                                                Unit.Months),
                                share("openBarriers", "e LIKE '%:open'", VICTIMS)
                                        .each("c.barriers")
                                        .valued(
                                                "CASE WHEN %s AND e NOT LIKE '%%:open' THEN split_part(e, ':', 2)::int END"
                                                        .formatted(VICTIMS),
                                                Unit.Days)
                                        .by("split_part(e, ':', 1)", BarrierKind.class),
                                share(
                                        "informedWithin7Days",
                                        "c.informed_on <= c.first_contact_on + 7",
                                        VICTIMS + " AND c.first_contact_exact AND c.first_contact_on + 7 <= :today"),
                                share(
                                        "assessedWithin14Days",
                                        "c.assessed_on <= c.first_contact_on + 14",
                                        VICTIMS + " AND c.first_contact_exact AND c.first_contact_on + 14 <= :today"),
                                ratio("serviceGap", "c.needs_met", "c.needs_count", VICTIMS)
                                        .by("c.gender", Gender.class),
                                share(
                                        "caseManagement",
                                        "c.assessed_on IS NOT NULL AND c.planned_on IS NOT NULL AND c.contact_on >= :today - 30",
                                        OPEN),
                                new Measure(
                                        "casesPerWorker",
                                        "count(*) FILTER (WHERE %s)".formatted(OPEN),
                                        "count(DISTINCT c.owner) FILTER (WHERE %s)".formatted(OPEN),
                                        null,
                                        null,
                                        OPEN,
                                        "true",
                                        null,
                                        null),
                                ratio("unmetNeeds", "(c.needs_count - c.needs_met)", "c.needs_count", VICTIMS)),
                        contact)
                .toList();
    }

    private static String actual() {
        return "c.trafficking_status = 'ActualVictimOfTrafficking'";
    }

    private static List<Measure> assistance() {
        return Stream.of(AssistanceStatus.values())
                .map(status -> share("assistance" + status, "c.assistance = '%s'".formatted(status), VICTIMS))
                .toList();
    }

    /** Served of those who need it: the ten services of the package, and three that are due to everybody. */
    private static List<Measure> standards() {
        var standards = new ArrayList<Measure>();
        for (var service : Service.values()) {
            standards.add(share(
                            "standard" + service,
                            "c.%s IS NOT NULL".formatted(column(service)),
                            "%s AND c.needs LIKE '%%,%s,%%'".formatted(VICTIMS, service))
                    .after("c." + column(service)));
        }
        standards.add(ratio("standardFirstDays", "c.day_zero_in_time", "c.day_zero_due", VICTIMS));
        standards.add(share("standardInformation", "c.informed_on IS NOT NULL", VICTIMS)
                .after("c.informed_on"));
        standards.add(share("standardAssessment", "c.assessed_on IS NOT NULL", VICTIMS)
                .after("c.assessed_on"));
        return standards;
    }

    private static String column(Service service) {
        return service.name().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT) + "_on";
    }

    private static List<Measure> outcomes() {
        return List.of(
                share("improvement", "c.core_change > 0", VICTIMS + " AND c.core_change IS NOT NULL")
                        .valued("CASE WHEN %s THEN c.core_change END".formatted(VICTIMS), Unit.Points),
                share("stable", "c.stable_on IS NOT NULL", VICTIMS).after("c.stable_on"),
                share("retrafficking", "c.retrafficked_on IS NOT NULL", VICTIMS),
                ratio("restitutionPaid", "c.restitution_paid", "c.restitution_ordered", VICTIMS),
                ratio("entitlementsOnTime", "c.entitlements_on_time", "c.entitlements_due", VICTIMS),
                ratio("referralsClosed", "c.referrals_closed", "c.referrals", VICTIMS),
                ratio(
                        "followUpsOnTime",
                        "c.follow_ups_on_time",
                        "(c.follow_ups_on_time + c.follow_ups_late + c.follow_ups_missed)",
                        VICTIMS));
    }
}
