package org.pulang.query.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.Relation;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Sight;
import org.pulang.query.casefile.CarePlanPart.PlanApproval;
import org.pulang.query.casefile.EntitlementsPart.ApplicationState;
import org.pulang.query.casefile.ReferralsPart.ReferralState;
import org.pulang.query.casefile.SafetyPart.IncidentState;
import org.pulang.query.casefile.StewardshipPart.TransferState;
import org.pulang.query.casefile.journey.Undertaking;
import org.pulang.vocabulary.CaseStatus;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a reader may do about a case now, and of the everyday rest why not. A help on the way, no decision: the command service decides,
 * from the history itself, and its refusal is what counts.
 */
@Component
class CaseActions {

    /** Of these alone there is work on a closed case that a page offers. */
    private static final Set<String> OF_A_CLOSED_CASE =
            Set.of("LiftRestriction", "RecordRestitutionPayment", "ReopenCase", "RequestUnmasking");

    private static final Set<String> OF_A_RESTRICTED_CASE = Set.of(
            "AddNote",
            "AssignCaseworker",
            "AttachDocument",
            "LiftRestriction",
            "RaiseFlag",
            "RecordEntitlementGrant",
            "RecordFailedAttempt",
            "RecordFollowUp",
            "RecordIncidentResponse",
            "RecordRestitutionPayment",
            "ReportIncident",
            "RequestUnmasking");

    /** Those that a second person decides on. */
    private static final Set<String> SECOND_PERSON =
            Set.of("Approve", "ReturnForChange", "ApproveClosure", "ReturnClosure", "LiftRestriction");

    /** By kind of undertaking. */
    private static final Map<String, Next> NEXT = Map.of(
            "Application", new Next("RecordEntitlementGrant", "applicationId"),
            "Barrier", new Next("ResolveBarrier", "barrierId"),
            "FollowUp", new Next("RecordFollowUp", "followUpId"),
            "Goal", new Next("AchieveGoal", "goalId"),
            "Incident", new Next("RecordIncidentResponse", "incidentId"),
            "Referral", new Next("CompleteReferral", "referralId"),
            "Restitution", new Next("RecordRestitutionPayment", "restitutionId"));

    private static final List<Everyday> EVERYDAY = List.of(
            always("RecordFollowUp"),
            always("RecordFailedAttempt"),
            always("ScheduleFollowUp"),
            always("AddNote"),
            always("DeliverService"),
            always("RecordServiceNeed"),
            when("MakeReferral", "NoConsent", CaseActions::mayBeShared),
            when("CompleteReferral", "NoAcceptedReferral", state -> anyReferral(state.file(), ReferralState.Accepted)),
            always("RecordAssessment"),
            always("AssessRisk"),
            always("ReportIncident"),
            when(
                    "RecordIncidentResponse",
                    "NoIncident",
                    state -> state.file().safety.incidents.stream()
                            .anyMatch(incident -> incident.state() != IncidentState.Responded)),
            always("GrantConsent"),
            always("InformOfEntitlements"),
            always("ApplyForEntitlement"),
            when("AgreeCarePlan", "PlanAgreed", state -> state.file().carePlan.agreed == null),
            when("ReviseCarePlan", "NoPlan", state -> state.file().carePlan.agreed != null),
            when("RequestApproval", "NoPlanToApprove", CaseActions::mayBeApproved),
            when("Approve", "NoApprovalAskedFor", CaseActions::awaitsApproval),
            when("ReturnForChange", "NoApprovalAskedFor", CaseActions::awaitsApproval),
            always("RecordBarrier"),
            always("RaiseFlag"),
            always("AttachDocument"),
            always("RequestUnmasking"),
            always("AssignCaseworker"),
            when(
                    "TransferCase",
                    "TransferOffered",
                    state -> state.file().stewardship.transfers.stream()
                            .noneMatch(transfer -> transfer.state() == TransferState.Offered)),
            when("RequestClosure", "ClosureBlocked", CaseActions::mayBeClosed),
            when("ApproveClosure", "NoClosureAskedFor", CaseActions::awaitsClosure),
            when("ReturnClosure", "NoClosureAskedFor", CaseActions::awaitsClosure),
            when("ReopenCase", "NotClosed", state -> state.file().status == CaseStatus.Closed),
            when("LiftRestriction", "NotRestricted", state -> state.file().consent.restricted != null));

    private final CaseAccessPolicy policy;
    private final Addresses addresses;
    private final MessageSource messages;
    private final Clock clock;

    CaseActions(CaseAccessPolicy policy, Addresses addresses, MessageSource messages, Clock clock) {
        this.policy = policy;
        this.addresses = addresses;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Something to do.
     *
     * @param address of its form; absent where it cannot be done now
     * @param why it cannot be done; absent where it can
     */
    record Action(
            String label,
            @Nullable String address,
            @Nullable String why) {}

    /** @param field of the command, that names what it is about */
    private record Next(String command, String field) {}

    private record State(CaseFile file, LocalDate today) {}

    /** @param whyNot what stands in the way; null where nothing does */
    private record Everyday(String command, Function<State, @Nullable String> whyNot) {}

    private static Everyday always(String command) {
        return new Everyday(command, state -> null);
    }

    private static Everyday when(String command, String otherwise, Predicate<State> holds) {
        return new Everyday(command, state -> holds.test(state) ? null : otherwise);
    }

    /** Those that are for the reader's role at all; the possible ones in the order of the day. */
    List<Action> of(CaseFile file, Sight sight, Locale language) {
        var state = new State(file, LocalDate.ofInstant(clock.instant(), Undertakings.zone(file)));
        return EVERYDAY.stream()
                .filter(everyday -> !policy.command(
                                everyday.command(), sight.reader().role())
                        .isEmpty())
                .map(everyday -> action(everyday, state, sight, language))
                .toList();
    }

    /** The form that goes on with what was begun, filled in as far as that is known; empty where the reader may not do it now. */
    Optional<Action> goingOn(Undertaking begun, CaseFile file, Sight sight, Locale language) {
        var next = NEXT.get(begun.kind());
        var reference = begun.reference();
        if (next == null || reference == null || !begun.isOpen()) {
            return Optional.empty();
        }
        var command = ReferralState.Made.equals(begun.state()) ? "AcceptReferral" : next.command();
        return stands(command, file, sight.reader()) == null
                ? Optional.of(new Action(
                        messages.getMessage("command." + command, null, language),
                        addresses.command(sight, command, next.field(), reference),
                        null))
                : Optional.empty();
    }

    /** The form that takes back what two cases have to do with each other; empty where nobody of the reader's role may, or not both are seen. */
    Optional<Action> undoing(LinkEntry link, Sight sight, Locale language) {
        var command = switch (link.kind()) {
            case GoesOnIn, GoesOnHere -> "UnmergeCases";
            case Sibling, SameIncident -> "UnlinkCases";
            case NotADuplicate -> null;
        };
        return command == null
                        || link.caseId() == null
                        || policy.command(command, sight.reader().role()).isEmpty()
                ? Optional.empty()
                : Optional.of(new Action(
                        messages.getMessage("command." + command, null, language),
                        "/links/%s/do/%s?back=/cases/%s"
                                .formatted(
                                        link.linkId(),
                                        command.equals("UnlinkCases") ? "unlink-cases" : "unmerge-cases",
                                        sight.caseId()),
                        null));
    }

    private Action action(Everyday everyday, State state, Sight sight, Locale language) {
        var command = everyday.command();
        var why = whyNot(everyday, state, sight.reader());
        return new Action(
                messages.getMessage("command." + command, null, language),
                why == null ? addresses.command(sight, command) : null,
                why == null ? null : messages.getMessage("page.case.why." + why, null, language));
    }

    private @Nullable String whyNot(Everyday everyday, State state, Reader reader) {
        var file = state.file();
        var command = everyday.command();
        var stands = stands(command, file, reader);
        if (stands != null) {
            return stands;
        }
        var otherwise = everyday.whyNot().apply(state);
        return otherwise == null
                        && SECOND_PERSON.contains(command)
                        && reader.id().equals(file.owner)
                ? "SecondPerson"
                : otherwise;
    }

    /** What stands in the way of the command, whatever it is about; null where nothing does. */
    private @Nullable String stands(String command, CaseFile file, Reader reader) {
        if (!isTheirs(command, file, reader)) {
            return "NotOwner";
        } else if (file.status == CaseStatus.Closed && !OF_A_CLOSED_CASE.contains(command)) {
            return "Closed";
        }
        return file.consent.restricted != null && !OF_A_RESTRICTED_CASE.contains(command) ? "Restricted" : null;
    }

    private boolean isTheirs(String command, CaseFile file, Reader reader) {
        var allowed = policy.command(command, reader.role());
        boolean ours = reader.organisation().equals(file.organisation);
        return allowed.contains(Relation.Any)
                || (allowed.contains(Relation.Assigned) && ours && reader.id().equals(file.owner))
                || (allowed.contains(Relation.OwnOrganisation) && ours);
    }

    /** With anybody at all: with whom, the form asks. */
    private static boolean mayBeShared(State state) {
        return state.file().consent.isShared(state.today());
    }

    private static boolean anyReferral(CaseFile file, ReferralState state) {
        return file.referrals.referrals.stream().anyMatch(referral -> referral.state() == state);
    }

    private static boolean mayBeApproved(State state) {
        var plan = state.file().carePlan;
        return plan.version > 0
                && (plan.approval == PlanApproval.NotRequested || plan.approval == PlanApproval.Returned);
    }

    private static boolean awaitsApproval(State state) {
        return state.file().carePlan.approval == PlanApproval.Requested;
    }

    private static boolean awaitsClosure(State state) {
        return state.file().status == CaseStatus.ClosureRequested;
    }

    /** What is still with others stands in the way. */
    private static boolean mayBeClosed(State state) {
        var file = state.file();
        return file.status == CaseStatus.Open
                && !anyReferral(file, ReferralState.Made)
                && !anyReferral(file, ReferralState.Accepted)
                && file.entitlements.applications.stream()
                        .noneMatch(application -> application.state() == ApplicationState.Applied
                                || application.state() == ApplicationState.Overdue);
    }
}
