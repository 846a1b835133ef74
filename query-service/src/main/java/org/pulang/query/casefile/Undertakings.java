package org.pulang.query.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.ServiceEnded;
import org.pulang.query.casefile.CarePlanPart.GoalState;
import org.pulang.query.casefile.CarePlanPart.PlanApproval;
import org.pulang.query.casefile.EntitlementsPart.ApplicationState;
import org.pulang.query.casefile.FollowUpsPart.FollowUpState;
import org.pulang.query.casefile.JusticePart.RestitutionState;
import org.pulang.query.casefile.ReferralsPart.ReferralState;
import org.pulang.query.casefile.SafetyPart.IncidentState;
import org.pulang.query.casefile.SafetyPart.NeedState;
import org.pulang.query.casefile.StewardshipPart.TransferState;
import org.pulang.query.casefile.journey.Ending;
import org.pulang.query.casefile.journey.Lane;
import org.pulang.query.casefile.journey.Undertaking;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.Service;

/** What was begun for a person and takes time, taken from the file: the journey, the bars and what is due next are made of these alone. */
final class Undertakings {

    /** What became of an accepted referral is to be known after so many days, as the worklist has it. */
    private static final int OUTCOME_DAYS = 30;

    /** Topic of what a court ordered, which closing a case does not end. */
    private static final String OWED = "Justice";

    private final CaseFile file;
    private final ZoneId zone;

    /** Absent while the case is open. */
    private final @Nullable LocalDate closedOn;

    private final List<Undertaking> all = new ArrayList<>();

    private Undertakings(CaseFile file) {
        this.file = file;
        this.zone = zone(file);
        var closed = file.closure.closed;
        this.closedOn = file.status == CaseStatus.Closed && !closed.isEmpty()
                ? dayIn(zone, closed.get(closed.size() - 1))
                : null;
    }

    /** In which the days of the case are counted. */
    static ZoneId zone(CaseFile file) {
        var person = file.identification.person;
        return AreaCode.zoneOf(person == null ? null : person.origin());
    }

    /** The earliest begun first. */
    static List<Undertaking> of(CaseFile file) {
        var those = new Undertakings(file);
        those.safety();
        those.services();
        those.plan();
        those.entitlements();
        those.referrals();
        those.followUps();
        those.justice();
        those.beside();
        those.approvals();
        return those.all.stream()
                .sorted(Comparator.comparing(Undertaking::from).thenComparing(Undertaking::sequence))
                .toList();
    }

    /** What is still to be done, by the day it is due; what is due on no day last. */
    static List<Undertaking> open(CaseFile file) {
        return of(file).stream()
                .filter(Undertaking::isOpen)
                .sorted(Comparator.comparing(
                        Undertaking::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())))
                .toList();
    }

    private void safety() {
        for (var stay : file.safety.stays) {
            var left = stay.discharged();
            add(begun("Safety", Lane.Housing, "Stay", stay.admitted())
                    .about(stay.admitted().event().kind())
                    .ended(left == null ? null : day(left), left == null ? Ending.Open : Ending.Done));
        }
        for (var incident : file.safety.incidents) {
            var answers = incident.responses();
            var overdue = incident.overdueAt();
            add(begun("Safety", Lane.Safety, "Incident", incident.reported())
                    .reference(incident.reported().event().incidentId())
                    .about(incident.reported().event().kind())
                    .due(dayOf(incident.reported().event().responseDueBy()))
                    .missed(overdue == null ? List.of() : List.of(dayOf(overdue)))
                    .state(incident.state())
                    .ended(
                            answers.isEmpty() ? null : day(answers.get(0)),
                            incident.state() == IncidentState.Responded ? Ending.Done : Ending.Open));
        }
        needs();
        for (var assessed : file.safety.riskAssessments) {
            var on = assessed.event().assessedOn();
            add(begun("Safety", Lane.Safety, "RiskAssessment", assessed)
                    .about(assessed.event().level())
                    .from(on)
                    .atOnce()
                    .ended(on, Ending.Done));
        }
        for (var plan : file.safety.plans) {
            var on = plan.event().agreedOn();
            add(begun("Safety", Lane.Safety, "SafetyPlan", plan)
                    .from(on)
                    .atOnce()
                    .ended(on, Ending.Done));
        }
    }

    private void needs() {
        var found = file.safety.needsRecorded;
        for (var need : file.safety.needs) {
            var due = need.dueBy();
            if (due == null || found.isEmpty()) {
                continue;
            }
            var met = need.met();
            var begun = found.stream()
                    .filter(entry -> entry.event().needs().stream()
                            .anyMatch(finding -> finding.need() == need.need() && Objects.equals(due, finding.dueBy())))
                    .findFirst()
                    .orElse(found.get(0));
            add(begun("Safety", lane(need.need()), "Need", begun)
                    .about(need.need())
                    .due(dayOf(due))
                    .missed(
                            need.state() == NeedState.Overdue || need.state() == NeedState.Unmet
                                    ? List.of(dayOf(due))
                                    : List.of())
                    .state(need.state())
                    .ended(met == null ? null : day(met), ending(need.state())));
        }
    }

    private static Ending ending(NeedState state) {
        return switch (state) {
            case Open, Overdue -> Ending.Open;
            case Met -> Ending.Done;
            case Answered, Unmet -> Ending.Otherwise;
        };
    }

    private static Lane lane(DayZeroNeed need) {
        return switch (need) {
            case SafePlace -> Lane.Housing;
            case Medical -> Lane.Health;
            case Food, Clothes -> Lane.Safety;
        };
    }

    /** From the first to the last time it was given, or to its end: nobody knows that a service goes on until it is given again. */
    private void services() {
        Map<Service, Entry<ServiceDelivered>> first = new EnumMap<>(Service.class);
        Map<Service, LocalDate> last = new EnumMap<>(Service.class);
        for (var delivery : file.services.deliveries) {
            var service = delivery.event().service();
            var before = first.get(service);
            if (before == null || day(delivery).isBefore(day(before))) {
                first.put(service, delivery);
            }
            last.merge(service, day(delivery), (one, other) -> one.isAfter(other) ? one : other);
        }
        first.forEach((service, delivery) -> {
            var lastGiven = Objects.requireNonNull(last.get(service));
            var end = file.services.ended.stream()
                    .filter(entry -> entry.event().service() == service)
                    .reduce((earlier, later) -> later)
                    .filter(entry -> !day(entry).isBefore(lastGiven))
                    .orElse(null);
            add(begun("Services", lane(service), "Service", delivery)
                    .about(service)
                    .state(end == null ? "" : reason(end))
                    .ended(end == null ? lastGiven : day(end), end == null ? Ending.Otherwise : Ending.Done));
        });
    }

    private static Object reason(Entry<ServiceEnded> end) {
        return end.event().reason();
    }

    static Lane lane(Service service) {
        return switch (service) {
            case Housing -> Lane.Housing;
            case Medical -> Lane.Health;
            case Psychological -> Lane.Psychosocial;
            case EducationAndLifeSkills, EconomicOpportunities -> Lane.Livelihood;
            case LegalAndAdministrative, LegalProceedings -> Lane.Law;
            case FamilyMediation, FamilyAssistance -> Lane.Family;
            case CaseManagement -> Lane.Monitoring;
        };
    }

    private void plan() {
        var agreed = file.carePlan.agreed;
        if (agreed == null) {
            return;
        }
        for (var goal : file.carePlan.goals) {
            var achieved = goal.achieved();
            var abandoned = goal.abandoned();
            var since = file.carePlan.revisions.stream()
                    .filter(entry -> entry.event().goals().stream().anyMatch(one -> goal.is(one.goalId())))
                    .findFirst();
            var inFirst = agreed.event().goals().stream().anyMatch(one -> goal.is(one.goalId()));
            var begun = inFirst || since.isEmpty()
                    ? begun("CarePlan", lane(goal.goal().domain()), "Goal", agreed)
                    : begun("CarePlan", lane(goal.goal().domain()), "Goal", since.get());
            add(begun.about(goal.goal().domain())
                    .reference(goal.goal().goalId())
                    .state(goal.state())
                    .ended(
                            achieved != null ? day(achieved) : abandoned != null ? day(abandoned) : null,
                            goal.state() == GoalState.Open
                                    ? Ending.Open
                                    : goal.state() == GoalState.Achieved ? Ending.Done : Ending.Otherwise));
        }
        for (var review : file.carePlan.reviews) {
            var revised = file.carePlan.revisions.stream()
                    .filter(entry -> entry.version() > review.version())
                    .findFirst();
            var another = file.carePlan.reviews.stream()
                    .filter(entry -> entry.version() > review.version())
                    .findFirst();
            add(begun("CarePlan", Lane.Monitoring, "Review", review)
                    .due(review.event().dueOn())
                    .atOnce()
                    .ended(
                            revised.map(this::day)
                                    .or(() -> another.map(this::day))
                                    .orElse(null),
                            revised.isPresent() ? Ending.Done : another.isPresent() ? Ending.Otherwise : Ending.Open));
        }
    }

    private static Lane lane(AssessmentDomain domain) {
        return switch (domain) {
            case SafetyFromTraffickers -> Lane.Safety;
            case Housing -> Lane.Housing;
            case LegalIdentity, Justice -> Lane.Law;
            case PhysicalHealth -> Lane.Health;
            case MentalHealth -> Lane.Psychosocial;
            case IncomeAndDebt, WorkSkillsAndEducation -> Lane.Livelihood;
            case FamilyRelations, CommunityAcceptance, SocialSupport -> Lane.Family;
            case AccessToServices -> Lane.Monitoring;
        };
    }

    private void entitlements() {
        for (var application : file.entitlements.applications) {
            var applied = application.applied();
            var overdue = application.overdue();
            var withdrawn = application.withdrawn();
            var ended = application.state() == ApplicationState.Withdrawn && withdrawn != null
                    ? day(withdrawn)
                    : application.answeredOn();
            add(begun("Entitlements", Lane.Law, "Application", applied)
                    .reference(applied.event().applicationId())
                    .about(applied.event().entitlement())
                    .from(applied.event().submittedOn())
                    .due(applied.event().dueOn())
                    .missed(
                            overdue == null
                                    ? List.of()
                                    : List.of(overdue.event().dueOn()))
                    .state(application.state())
                    .ended(ended, ending(application.state())));
        }
    }

    private static Ending ending(ApplicationState state) {
        return switch (state) {
            case Applied, Overdue -> Ending.Open;
            case Granted -> Ending.Done;
            case Refused, Withdrawn -> Ending.Otherwise;
        };
    }

    private void referrals() {
        for (var referral : file.referrals.referrals) {
            var made = referral.made();
            var accepted = referral.accepted();
            var lapsed = referral.lapsed();
            var end = Stream.of(referral.completed(), referral.rejected(), referral.revoked(), lapsed)
                    .filter(Objects::nonNull)
                    .map(this::day)
                    .findFirst()
                    .orElse(null);
            add(begun("Referrals", lane(made.event().service()), "Referral", made)
                    .reference(made.event().referralId())
                    .about(made.event().service())
                    .due(
                            referral.state() == ReferralState.Accepted && accepted != null
                                    ? day(accepted).plusDays(OUTCOME_DAYS)
                                    : made.event().answerDueOn())
                    .missed(lapsed == null ? List.of() : List.of(lapsed.event().answerDueOn()))
                    .state(referral.state())
                    .ended(end, ending(referral.state())));
        }
    }

    private static Ending ending(ReferralState state) {
        return switch (state) {
            case Made, Accepted -> Ending.Open;
            case Completed -> Ending.Done;
            case Rejected, Revoked, Lapsed -> Ending.Otherwise;
        };
    }

    private void followUps() {
        for (var followUp : file.followUps.followUps) {
            var held = followUp.recorded();
            var scheduled = followUp.scheduled();
            var cancelled = followUp.cancelled();
            var missed = file.followUps.missed.stream()
                    .filter(entry -> entry.event().followUpId().equals(followUp.followUpId()))
                    .map(entry -> entry.event().dueOn())
                    .distinct()
                    .toList();
            Building begun;
            if (scheduled != null) {
                begun = begun("FollowUps", Lane.Monitoring, "FollowUp", scheduled)
                        .about(scheduled.event().purpose());
            } else if (held != null) {
                begun = begun("FollowUps", Lane.Monitoring, "Contact", held);
            } else {
                continue;
            }
            add(begun.due(followUp.dueOn())
                    .reference(followUp.followUpId())
                    .missed(missed)
                    .atOnce()
                    .state(followUp.state())
                    .ended(
                            held != null ? day(held) : cancelled != null ? day(cancelled) : null,
                            ending(followUp.state())));
        }
    }

    private static Ending ending(FollowUpState state) {
        return switch (state) {
            case Open, Missed -> Ending.Open;
            case Recorded -> Ending.Done;
            case Cancelled -> Ending.Otherwise;
        };
    }

    private void justice() {
        for (var proceeding : file.justice.proceedings) {
            var ended = proceeding.ended();
            add(begun("Justice", Lane.Law, "Proceeding", proceeding.opened())
                    .about(proceeding.opened().event().kind())
                    .ended(ended == null ? null : day(ended), ended == null ? Ending.Open : Ending.Done));
        }
        for (var claim : file.justice.restitutions) {
            var notice = claim.notice();
            var overdue = claim.overdue();
            var ended = claim.ended();
            var payments = claim.payments();
            var paidOn = payments.isEmpty()
                    ? null
                    : payments.get(payments.size() - 1).paid().event().paidOn();
            add(begun("Justice", Lane.Law, "Restitution", claim.claimed())
                    .reference(claim.claimed().event().restitutionId())
                    .about(claim.claimed().event().channel())
                    .due(notice == null ? null : notice.event().paymentDueOn())
                    .missed(
                            overdue == null
                                    ? List.of()
                                    : List.of(overdue.event().paymentDueOn()))
                    .state(claim.state())
                    .ended(
                            claim.state() == RestitutionState.Paid ? paidOn : ended == null ? null : day(ended),
                            claim.state() == RestitutionState.Paid
                                    ? Ending.Done
                                    : claim.state() == RestitutionState.Ended ? Ending.Otherwise : Ending.Open));
        }
    }

    private void beside() {
        for (var barrier : file.barriers.barriers) {
            var resolved = barrier.resolved();
            var service = barrier.recorded().event().service();
            add(begun("Barriers", service == null ? Lane.Monitoring : lane(service), "Barrier", barrier.recorded())
                    .reference(barrier.recorded().event().barrierId())
                    .about(barrier.recorded().event().kind())
                    .ended(resolved == null ? null : day(resolved), resolved == null ? Ending.Open : Ending.Done));
        }
        for (var back : file.family.returns) {
            add(begun("Family", Lane.Family, "Return", back).atOnce().ended(day(back), Ending.Done));
        }
        for (var mediation : file.family.mediations) {
            add(begun("Family", Lane.Family, "Mediation", mediation).atOnce().ended(day(mediation), Ending.Done));
        }
        for (var transfer : file.stewardship.transfers) {
            var end = Stream.of(transfer.accepted(), transfer.declined(), transfer.withdrawn())
                    .filter(Objects::nonNull)
                    .map(this::day)
                    .findFirst()
                    .orElse(null);
            var open = transfer.state() == TransferState.Offered;
            add(begun("Stewardship", Lane.Monitoring, "Transfer", transfer.offered())
                    .about(transfer.offered().event().receiver())
                    .state(transfer.state())
                    .ended(
                            open || end != null ? end : day(transfer.offered()),
                            open
                                    ? Ending.Open
                                    : transfer.state() == TransferState.Accepted ? Ending.Done : Ending.Otherwise));
        }
    }

    /** What waits for a second person: a plan from the day it is agreed, whether or not anybody asks. */
    private void approvals() {
        var plan = file.carePlan;
        if (plan.agreed != null
                && (plan.approval == PlanApproval.NotRequested || plan.approval == PlanApproval.Requested)) {
            var revisions = plan.revisions;
            add((revisions.isEmpty()
                            ? begun("CarePlan", Lane.Monitoring, "PlanApproval", plan.agreed)
                            : begun("CarePlan", Lane.Monitoring, "PlanApproval", revisions.get(revisions.size() - 1)))
                    .atOnce());
        }
        var requests = file.closure.requests;
        if (file.status == CaseStatus.ClosureRequested && !requests.isEmpty()) {
            add(begun("Closure", Lane.Monitoring, "ClosureApproval", requests.get(requests.size() - 1))
                    .atOnce());
        }
    }

    /** With the case, all ends but what is owed to the person. */
    private void add(Building building) {
        if (closedOn != null && building.ending == Ending.Open && !building.topic.equals(OWED)) {
            building.ended(closedOn, Ending.Otherwise);
        }
        all.add(building.built());
    }

    /** As precisely as told, told only by month or year its first day; else the day it was recorded. */
    private LocalDate day(Entry<? extends CaseEvent> entry) {
        return dayIn(zone, entry);
    }

    private static LocalDate dayIn(ZoneId zone, Entry<? extends CaseEvent> entry) {
        var occurred = entry.event().occurredAt();
        return occurred == null ? LocalDate.ofInstant(entry.recordedAt(), zone) : occurred.earliestDay(zone);
    }

    private LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private Building begun(String topic, Lane lane, String kind, Entry<? extends CaseEvent> entry) {
        return new Building(topic, lane, kind, day(entry), entry.version());
    }

    /** An undertaking while it is being put together: most have but some of its parts. */
    private static final class Building {
        private final String topic;
        private final Lane lane;
        private final String kind;
        private final long sequence;
        private LocalDate from;
        private @Nullable Object about;
        private @Nullable Object reference;
        private @Nullable LocalDate until;
        private @Nullable LocalDate due;
        private List<LocalDate> missed = List.of();
        private boolean atOnce;
        private Ending ending = Ending.Open;
        private Object state = "";

        Building(String topic, Lane lane, String kind, LocalDate from, long sequence) {
            this.topic = topic;
            this.lane = lane;
            this.kind = kind;
            this.from = from;
            this.sequence = sequence;
        }

        Building from(LocalDate day) {
            from = day;
            return this;
        }

        Building about(Object code) {
            about = code;
            return this;
        }

        /** By which commands name it. */
        Building reference(Object id) {
            reference = id;
            return this;
        }

        Building due(@Nullable LocalDate day) {
            due = day;
            return this;
        }

        Building missed(List<LocalDate> days) {
            missed = days;
            return this;
        }

        Building atOnce() {
            atOnce = true;
            return this;
        }

        Building state(Object code) {
            state = code;
            return this;
        }

        Building ended(@Nullable LocalDate day, Ending how) {
            until = how == Ending.Open ? null : day;
            ending = how;
            return this;
        }

        /** What ended on no day that is known, ended when it was begun. */
        Undertaking built() {
            return new Undertaking(
                    lane,
                    kind,
                    about,
                    reference,
                    from,
                    ending != Ending.Open && until == null ? from : until,
                    due,
                    missed,
                    atOnce,
                    ending,
                    state,
                    sequence);
        }
    }
}
