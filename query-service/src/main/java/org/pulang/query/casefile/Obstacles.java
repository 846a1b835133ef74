package org.pulang.query.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.form.CommandForm;
import org.pulang.form.CommandForms;
import org.pulang.query.casefile.CarePlanPart.PlanApproval;
import org.pulang.query.casefile.EntitlementsPart.ApplicationState;
import org.pulang.query.casefile.ReferralsPart.ReferralState;
import org.pulang.query.casefile.SafetyPart.IncidentState;
import org.pulang.query.casefile.StewardshipPart.TransferState;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.StaffId;
import org.springframework.stereotype.Component;

/**
 * What stands in the way of a command, as far as the file tells it: a help on the way, no decision. The command service decides, from the
 * history itself, and its refusal is what counts. Codes stand in {@code query-messages} under {@code page.case.why}.
 */
@Component
class Obstacles {

    /** What is not decided by the one who owns the case, nor by whoever asks for it. */
    private static final String SECOND_PERSON = "SecondPerson";

    private static final List<String> OF_A_PLAN =
            List.of("ReviseCarePlan", "ScheduleReview", "AchieveGoal", "AbandonGoal");

    /** By command, the one that is told first. */
    private static final Map<String, List<Obstacle>> OF_COMMANDS = ofCommands();

    private final CaseAccessPolicy policy;
    private final Clock clock;

    Obstacles(CaseAccessPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    private record State(CaseFile file, StaffId reader, LocalDate today) {

        boolean isWith(@Nullable String staff) {
            return reader.value().equals(staff);
        }

        boolean isOwner() {
            return reader.equals(file.owner);
        }
    }

    private record Obstacle(String code, Predicate<State> stands) {}

    private static Map<String, List<Obstacle>> ofCommands() {
        var all = new HashMap<String, List<Obstacle>>();
        OF_A_PLAN.forEach(command -> all.put(command, List.of(new Obstacle("NoPlan", Obstacles::hasNoPlan))));
        all.put("AgreeCarePlan", List.of(new Obstacle("PlanThere", state -> !hasNoPlan(state))));
        all.put(
                "RequestApproval",
                List.of(
                        new Obstacle("NoPlan", Obstacles::hasNoPlan),
                        new Obstacle("ApprovalAskedFor", state -> approval(state) == PlanApproval.Requested),
                        new Obstacle("PlanApproved", state -> approval(state) == PlanApproval.Approved)));
        var decided = List.of(
                new Obstacle("NoPlan", Obstacles::hasNoPlan),
                new Obstacle("PlanApproved", state -> approval(state) == PlanApproval.Approved),
                new Obstacle("PlanReturned", state -> approval(state) == PlanApproval.Returned),
                new Obstacle(SECOND_PERSON, state -> state.isOwner() || hasPlanned(state)));
        all.put("Approve", decided);
        all.put("ReturnForChange", decided);
        var blocked = new Obstacle("ClosureBlocked", state -> isWithOthers(state.file()));
        var notAskedFor =
                new Obstacle("NoClosureAskedFor", state -> state.file().status != CaseStatus.ClosureRequested);
        var second = new Obstacle(SECOND_PERSON, state -> state.isOwner() || hasAskedForClosure(state));
        // Also while it is asked for: the last request counts.
        all.put("RequestClosure", List.of(blocked));
        all.put("ApproveClosure", List.of(notAskedFor, second, blocked));
        all.put("ReturnClosure", List.of(notAskedFor, second));
        all.put("ReopenCase", List.of(new Obstacle("NotClosed", state -> state.file().status != CaseStatus.Closed)));
        all.put("LoseContact", List.of(new Obstacle("Lost", state -> state.file().contactLost)));
        all.put("RegainContact", List.of(new Obstacle("NotLost", state -> !state.file().contactLost)));
        all.put(
                "LiftRestriction",
                List.of(
                        new Obstacle("NotRestricted", state -> state.file().consent.restricted == null),
                        new Obstacle(SECOND_PERSON, State::isOwner)));
        all.put(
                "RestrictProcessing",
                List.of(new Obstacle("AlreadyRestricted", state -> state.file().consent.restricted != null)));
        var sealed = new Obstacle("Sealed", state -> state.file().stewardship.sealed != null);
        all.put("SealCase", List.of(sealed, new Obstacle(SECOND_PERSON, State::isOwner)));
        all.put("UnsealCase", List.of(new Obstacle("NotSealed", state -> state.file().stewardship.sealed == null)));
        // With anybody at all: with whom, the form asks.
        var noConsent = new Obstacle("NoConsent", state -> !state.file().consent.isShared(state.today()));
        all.put("MakeReferral", List.of(noConsent));
        all.put(
                "TransferCase",
                List.of(sealed, new Obstacle("TransferOffered", state -> isOffered(state.file())), noConsent));
        all.put(
                "CompleteReferral",
                List.of(new Obstacle(
                        "NoAcceptedReferral", state -> !anyReferral(state.file(), ReferralState.Accepted))));
        all.put(
                "RecordIncidentResponse",
                List.of(new Obstacle(
                        "NoIncident", state -> state.file().safety.incidents.isEmpty())));
        return all;
    }

    /** By name of the command; those that nothing is known against are absent. */
    Map<String, String> of(CaseFile file, StaffId reader) {
        var state = new State(file, reader, today(file));
        var obstacles = new HashMap<String, String>();
        for (var form : CommandForms.all()) {
            var obstacle = of(form, state);
            if (obstacle != null) {
                obstacles.put(form.name(), obstacle);
            }
        }
        return obstacles;
    }

    private @Nullable String of(CommandForm form, State state) {
        if (!form.collection().equals("cases")) {
            return null;
        }
        var command = form.name();
        if (state.file().status == CaseStatus.Closed && !policy.isTakenWhenClosed(command)) {
            return "Closed";
        }
        // That it is restricted already is what there is to say of the restriction itself.
        if (state.file().consent.restricted != null
                && !policy.isTakenWhenRestricted(command)
                && !command.equals("RestrictProcessing")) {
            return "Restricted";
        }
        return OF_COMMANDS.getOrDefault(command, List.of()).stream()
                .filter(obstacle -> obstacle.stands().test(state))
                .map(Obstacle::code)
                .findFirst()
                .orElse(null);
    }

    private static boolean hasNoPlan(State state) {
        return state.file().carePlan.version == 0;
    }

    private static PlanApproval approval(State state) {
        return state.file().carePlan.approval;
    }

    /** Drew this version up, or asked for its approval. */
    private static boolean hasPlanned(State state) {
        var plan = state.file().carePlan;
        var drawnUp = plan.revisions.isEmpty()
                ? Objects.requireNonNull(plan.agreed).by()
                : last(plan.revisions).by();
        return state.isWith(drawnUp)
                || (plan.approval == PlanApproval.Requested
                        && state.isWith(last(plan.approvalRequests).by()));
    }

    private static boolean hasAskedForClosure(State state) {
        return state.isWith(last(state.file().closure.requests).by());
    }

    private static <T> T last(List<T> entries) {
        return entries.get(entries.size() - 1);
    }

    private static boolean anyReferral(CaseFile file, ReferralState state) {
        return file.referrals.referrals.stream().anyMatch(referral -> referral.state() == state);
    }

    private static boolean isOffered(CaseFile file) {
        return file.stewardship.transfers.stream().anyMatch(transfer -> transfer.state() == TransferState.Offered);
    }

    /** Something that has no answer yet. */
    private static boolean isWithOthers(CaseFile file) {
        return anyReferral(file, ReferralState.Made)
                || anyReferral(file, ReferralState.Accepted)
                || isOffered(file)
                || file.safety.incidents.stream().anyMatch(incident -> incident.state() != IncidentState.Responded)
                || file.entitlements.applications.stream()
                        .anyMatch(application -> application.state() == ApplicationState.Applied
                                || application.state() == ApplicationState.Overdue);
    }

    /** Whether the case may no more be shared with whom it was referred to. */
    boolean isAgainstAccepting(CaseFile file, Object referralId) {
        var today = today(file);
        return file.referrals.referrals.stream()
                .map(referral -> referral.made().event())
                .anyMatch(made ->
                        made.referralId().equals(referralId) && !file.consent.isSharedWith(made.providerId(), today));
    }

    private LocalDate today(CaseFile file) {
        return LocalDate.ofInstant(clock.instant(), Undertakings.zone(file));
    }
}
