package org.pulang.query.casefile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.query.access.Sight;
import org.pulang.query.casefile.JusticePart.RestitutionState;
import org.pulang.query.casefile.ReferralsPart.ReferralState;
import org.pulang.query.casefile.journey.Undertaking;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a reader may do about a case now, and of the everyday rest why not. */
@Component
class CaseActions {

    private static final String ACCEPT = "AcceptReferral";

    /** By kind of undertaking. */
    private static final Map<String, Next> NEXT = Map.of(
            "Application", new Next("RecordEntitlementGrant", "applicationId"),
            "Barrier", new Next("ResolveBarrier", "barrierId"),
            "FollowUp", new Next("RecordFollowUp", "followUpId"),
            "Goal", new Next("AchieveGoal", "goalId"),
            "Incident", new Next("RecordIncidentResponse", "incidentId"),
            "Referral", new Next("CompleteReferral", "referralId"),
            "Restitution", new Next("RecordRestitutionPayment", "restitutionId"));

    private static final List<String> EVERYDAY = List.of(
            "RecordFollowUp",
            "RecordFailedAttempt",
            "ScheduleFollowUp",
            "AddNote",
            "DeliverService",
            "RecordServiceNeed",
            "MakeReferral",
            "CompleteReferral",
            "RecordAssessment",
            "AssessRisk",
            "ReportIncident",
            "RecordIncidentResponse",
            "GrantConsent",
            "InformOfEntitlements",
            "ApplyForEntitlement",
            "AgreeCarePlan",
            "ReviseCarePlan",
            "RequestApproval",
            "Approve",
            "ReturnForChange",
            "RecordBarrier",
            "RaiseFlag",
            "AttachDocument",
            "RequestUnmasking",
            "AssignCaseworker",
            "TransferCase",
            "RequestClosure",
            "ApproveClosure",
            "ReturnClosure",
            "ReopenCase",
            "LiftRestriction");

    private final CaseAccessPolicy policy;
    private final Addresses addresses;
    private final Obstacles obstacles;
    private final MessageSource messages;

    CaseActions(CaseAccessPolicy policy, Addresses addresses, Obstacles obstacles, MessageSource messages) {
        this.policy = policy;
        this.addresses = addresses;
        this.obstacles = obstacles;
        this.messages = messages;
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

    /** Those that are for the reader's role at all; the possible ones in the order of the day. */
    List<Action> of(CaseFile file, Sight sight, Locale language) {
        var known = obstacles.of(file, sight.reader().id());
        return EVERYDAY.stream()
                .filter(command ->
                        !policy.command(command, sight.reader().role()).isEmpty())
                .map(command -> action(command, known, sight, language))
                .toList();
    }

    /** The form that goes on with what was begun, filled in as far as that is known; empty where the reader may not do it now. */
    Optional<Action> goingOn(Undertaking begun, CaseFile file, Sight sight, Locale language) {
        var next = NEXT.get(begun.kind());
        var reference = begun.reference();
        if (next == null || reference == null || !begun.isOpen()) {
            return Optional.empty();
        }
        var command = command(begun, next);
        return whyNot(command, obstacles.of(file, sight.reader().id()), sight) == null
                        && !(command.equals(ACCEPT) && obstacles.isAgainstAccepting(file, reference))
                ? Optional.of(new Action(
                        messages.getMessage("command." + command, null, language),
                        addresses.command(sight, command, next.field(), reference),
                        null))
                : Optional.empty();
    }

    private static String command(Undertaking begun, Next next) {
        if (ReferralState.Made.equals(begun.state())) {
            return ACCEPT;
        }
        return RestitutionState.Claimed.equals(begun.state()) ? "RecordRestitutionOrder" : next.command();
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

    private Action action(String command, Map<String, String> known, Sight sight, Locale language) {
        var why = whyNot(command, known, sight);
        return new Action(
                messages.getMessage("command." + command, null, language),
                why == null ? addresses.command(sight, command) : null,
                why == null ? null : messages.getMessage("page.case.why." + why, null, language));
    }

    private @Nullable String whyNot(String command, Map<String, String> known, Sight sight) {
        return sight.whyNotTheirs(command, policy).orElseGet(() -> known.get(command));
    }
}
