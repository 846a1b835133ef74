package org.pulang.query.forms;

import java.util.Optional;
import java.util.Set;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.Relation;
import org.pulang.form.CommandForm;
import org.pulang.query.access.Sight;
import org.pulang.query.page.CaseHeads.CaseHead;
import org.pulang.query.page.Choices.Question;
import org.pulang.vocabulary.CaseStatus;
import org.springframework.stereotype.Component;

/**
 * Why a command will probably be refused, as far as this side knows: a help, no decision. The codes stand in {@code query-messages}
 * under {@code page.forms.why.<code>}.
 */
@Component
class WhyNot {

    /** As the case itself has it: {@code ReintegrationCase}. */
    private static final Set<String> STILL_OF_A_CLOSED_CASE = Set.of(
            "ReopenCase",
            "SealCase",
            "UnsealCase",
            "AmendAssessment",
            "CorrectPersonalDetails",
            "EndProceeding",
            "EndRestitutionClaim",
            "LiftRestriction",
            "RecordJudgmentNotice",
            "RecordRestitutionOrder",
            "RecordRestitutionPayment",
            "ResolveFlag",
            "RestrictProcessing",
            "WithdrawAttachment",
            "WithdrawConsent",
            "WithdrawFamilyConsent",
            "WithdrawRestitutionPayment");

    private static final Set<String> OF_A_PLAN =
            Set.of("ReviseCarePlan", "ScheduleReview", "RequestApproval", "AchieveGoal", "AbandonGoal");

    private static final Set<String> ON_A_PLAN = Set.of("Approve", "ReturnForChange");
    private static final Set<String> ON_A_CLOSURE = Set.of("ApproveClosure", "ReturnClosure");

    private final CaseAccessPolicy policy;
    private final FieldViews fields;

    WhyNot(CaseAccessPolicy policy, FieldViews fields) {
        this.policy = policy;
        this.fields = fields;
    }

    /** Whether there is a form of it at all for somebody of this role. */
    boolean isOffered(CommandForm form, Sight sight) {
        return (form.collection().equals("cases") ? !form.begins() : Ids.isBegunAboutACase(form))
                && !policy.command(form.name(), sight.reader().role()).isEmpty();
    }

    /** Empty where nothing is known against it. */
    Optional<String> of(CommandForm form, Sight sight, CaseHead head, Question question) {
        return isTheirs(form, sight, head)
                ? (form.collection().equals("cases") ? byState(form.name(), sight, head) : Optional.<String>empty())
                        .or(() -> byEntries(form, question))
                : Optional.of("NotYours");
    }

    private boolean isTheirs(CommandForm form, Sight sight, CaseHead head) {
        var reader = sight.reader();
        var allowed = policy.command(form.name(), reader.role());
        boolean ours = reader.organisation().equals(head.organisation());
        return allowed.contains(Relation.Any)
                || (allowed.contains(Relation.Assigned) && ours && reader.id().equals(head.owner()))
                || (allowed.contains(Relation.OwnOrganisation) && ours)
                || (allowed.contains(Relation.Receiving) && sight.asReceiver())
                || (allowed.contains(Relation.Offered) && sight.asAsked());
    }

    private static Optional<String> byState(String command, Sight sight, CaseHead head) {
        if (head.status() == CaseStatus.Closed && !STILL_OF_A_CLOSED_CASE.contains(command)) {
            return Optional.of("Closed");
        } else if (command.equals("ReopenCase") && head.status() != CaseStatus.Closed) {
            return Optional.of("NotClosed");
        } else if (ON_A_CLOSURE.contains(command)) {
            return onAClosure(sight, head);
        } else if (command.equals("RegainContact") && !head.contactLost()) {
            return Optional.of("NotLost");
        } else if (command.equals("AgreeCarePlan") && head.planVersion() > 0) {
            return Optional.of("PlanThere");
        } else if (OF_A_PLAN.contains(command) && head.planVersion() == 0) {
            return Optional.of("NoPlan");
        } else if (ON_A_PLAN.contains(command) && !head.planWaits()) {
            return Optional.of("NotAsked");
        } else if (command.equals("LiftRestriction") && !head.restricted()) {
            return Optional.of("NotRestricted");
        } else if (command.equals("RestrictProcessing") && head.restricted()) {
            return Optional.of("Restricted");
        } else if (command.equals("SealCase") && head.sealed()) {
            return Optional.of("Sealed");
        }
        return command.equals("UnsealCase") && !head.sealed() ? Optional.of("NotSealed") : Optional.empty();
    }

    private static Optional<String> onAClosure(Sight sight, CaseHead head) {
        if (head.status() != CaseStatus.ClosureRequested) {
            return Optional.of("NotAsked");
        }
        var reader = sight.reader().id();
        return reader.equals(head.owner()) || reader.value().equals(head.closureRequestedBy())
                ? Optional.of("SecondPerson")
                : Optional.empty();
    }

    private Optional<String> byEntries(CommandForm form, Question question) {
        // Of a document the id is new.
        return !form.name().equals("AttachDocument")
                        && form.fields().stream().anyMatch(field -> fields.nothingToChoose(field, question))
                ? Optional.of("Nothing")
                : Optional.empty();
    }
}
