package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.AssistanceStatus;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.GoalLevel;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;

/** What there are several of in a case, by id; the facts that are counted are made from it. Sorted maps, so that it reads back as it was written. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
class Memory {

    private static final int STABLE_DAYS = 90;

    SortedMap<UUID, FollowUp> followUps = new TreeMap<>();
    SortedMap<UUID, Boolean> referrals = new TreeMap<>();
    SortedMap<UUID, Application> applications = new TreeMap<>();
    SortedMap<UUID, Barrier> barriers = new TreeMap<>();
    SortedMap<UUID, GoalLevel> goals = new TreeMap<>();
    SortedMap<Service, ServiceNeed> needs = new TreeMap<>();
    /** What the newest plan says of all services. */
    boolean noServiceNeeded;
    /** Orders in rupiah, by claim. */
    SortedMap<UUID, BigDecimal> restitution = new TreeMap<>();
    /** In rupiah, by claim and payment. */
    SortedMap<String, BigDecimal> payments = new TreeMap<>();
    /** Need and when it was due, and whether it was met by then. */
    SortedMap<String, Boolean> dayZero = new TreeMap<>();
    /** Those not made to close the case. */
    SortedMap<UUID, Assessment> assessments = new TreeMap<>();
    /** In the order in which they were recorded. */
    List<Core> core = new ArrayList<>();
    /** Days of contact with the person in follow-ups. */
    List<LocalDate> contacts = new ArrayList<>();
    /** The last day of re-trafficking. */
    @Nullable
    LocalDate lastRetraffickedOn;

    /** A planned follow-up that was not cancelled in time. */
    record FollowUp(
            LocalDate dueOn, boolean missed, @Nullable LocalDate heldOn) {}

    /**
     * An application for an entitlement to which the law sets a day.
     *
     * @param district of the authority
     * @param onTime absent until it is known
     */
    record Application(
            LocalDate dueOn, String district, @Nullable Boolean onTime) {

        Application answered(boolean inTime) {
            return new Application(dueOn, district, inTime);
        }
    }

    record Barrier(
            BarrierKind kind,
            String district,
            LocalDate recordedOn,
            @Nullable LocalDate resolvedOn) {

        Barrier resolved(LocalDate day) {
            return new Barrier(kind, district, recordedOn, day);
        }
    }

    /** @param comprehensive enough was answered for a composite (ADR 42) */
    record Assessment(LocalDate day, boolean comprehensive) {}

    /**
     * An assessment by PULANG-CORE.
     *
     * @param acting whether every domain that was answered is at 3 or 4
     * @param levels of the domains that were answered
     */
    record Core(
            UUID id,
            LocalDate day,
            @Nullable BigDecimal composite,
            boolean acting,
            SortedMap<AssessmentDomain, Integer> levels) {

        Core {
            // What was remembered before there were any.
            levels = levels == null ? new TreeMap<>() : new TreeMap<>(levels);
        }
    }

    /** Makes the facts anew that rest on it. */
    void count(Facts facts) {
        countNeeds(facts);
        facts.assessedOn = assessments.values().stream()
                .filter(Assessment::comprehensive)
                .map(Assessment::day)
                .min(Comparator.naturalOrder())
                .orElse(null);
        countCore(facts);
        facts.followUpsOnTime = 0;
        facts.followUpsLate = 0;
        facts.followUpsMissed = 0;
        for (var followUp : followUps.values()) {
            if (followUp.heldOn == null) {
                facts.followUpsMissed += followUp.missed ? 1 : 0;
            } else if (followUp.heldOn.isAfter(followUp.dueOn)) {
                facts.followUpsLate++;
            } else {
                facts.followUpsOnTime++;
            }
        }
        facts.referrals = referrals.size();
        facts.referralsClosed = trues(referrals);
        facts.dayZeroDue = dayZero.size();
        facts.dayZeroInTime = trues(dayZero);
        facts.entitlements = "";
        for (var application : applications.values()) {
            if (application.onTime != null) {
                facts.entitlements =
                        Facts.and(facts.entitlements, "%s:%s".formatted(application.district, application.onTime));
            }
        }
        facts.restitutionOrdered = sum(restitution);
        facts.restitutionPaid = sum(payments);
        facts.barriers = "";
        for (var barrier : barriers.values()) {
            facts.barriers = Facts.and(
                    facts.barriers,
                    "%s:%s:%s"
                            .formatted(
                                    barrier.kind,
                                    barrier.district,
                                    barrier.resolvedOn == null
                                            ? "open"
                                            : Math.max(
                                                    0,
                                                    ChronoUnit.DAYS.between(barrier.recordedOn, barrier.resolvedOn))));
        }
        facts.contactOn = contacts.stream().max(Comparator.naturalOrder()).orElse(null);
        var reached = contacts.stream().distinct().sorted().toList();
        // One call is not continuous.
        facts.monitoredOn = reached.size() < 2 ? null : reached.get(1);
        var delivered = facts.deliveredOn;
        facts.followedOn = delivered == null
                ? null
                : contacts.stream()
                        .filter(day -> !day.isBefore(delivered))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static BigDecimal sum(Map<?, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int trues(Map<?, Boolean> map) {
        return (int) map.values().stream().filter(yes -> yes).count();
    }

    private void countNeeds(Facts facts) {
        var needed = AssistanceStatus.needed(needs);
        facts.needs = Facts.list(needed);
        facts.needsCount = needed.size();
        facts.needsMet = (int) needed.stream()
                .filter(service -> facts.delivered(service) != null)
                .count();
        facts.assistance = AssistanceStatus.of(
                needs, service -> facts.delivered(service) != null, noServiceNeeded, facts.traffickingStatus);
    }

    private void countCore(Facts facts) {
        var scored = core.stream()
                .filter(one -> one.composite != null)
                .sorted(Comparator.comparing(Core::day))
                .toList();
        facts.coreChange = scored.size() < 2
                ? null
                : requireNonNull(scored.get(scored.size() - 1).composite())
                        .subtract(requireNonNull(scored.get(0).composite()));
        facts.stableOn = stableOn(scored);
        facts.domains = Facts.list(Stream.of(AssessmentDomain.values())
                .flatMap(domain -> change(domain).stream())
                .toList());
    }

    /** The first level and the last, where the domain was answered twice or more. */
    private Optional<String> change(AssessmentDomain domain) {
        var levels = core.stream()
                .sorted(Comparator.comparing(Core::day))
                .map(one -> one.levels.get(domain))
                .filter(Objects::nonNull)
                .toList();
        return levels.size() < 2
                ? Optional.empty()
                : Optional.of("%s:%d:%d".formatted(domain, levels.get(0), levels.get(levels.size() - 1)));
    }

    /** Whatever was below 3, and re-trafficking, begins the count anew. */
    private @Nullable LocalDate stableOn(List<Core> scored) {
        LocalDate since = null;
        LocalDate stable = null;
        for (var one : scored) {
            if (lastRetraffickedOn != null && !one.day.isAfter(lastRetraffickedOn)) {
                continue;
            }
            if (!one.acting) {
                since = null;
                stable = null;
            } else if (since == null) {
                since = one.day;
            } else if (stable == null && !one.day.minusDays(STABLE_DAYS).isBefore(since)) {
                stable = one.day;
            }
        }
        return stable;
    }
}
