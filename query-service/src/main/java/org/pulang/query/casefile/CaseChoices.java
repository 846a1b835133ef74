package org.pulang.query.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.casefile.CarePlanPart.GoalState;
import org.pulang.query.casefile.ConsentPart.ConsentState;
import org.pulang.query.casefile.EntitlementsPart.ApplicationState;
import org.pulang.query.casefile.FollowUpsPart.FollowUpState;
import org.pulang.query.casefile.JusticePart.RestitutionState;
import org.pulang.query.casefile.ReferralsPart.ReferralState;
import org.pulang.query.casefile.StewardshipPart.TransferState;
import org.pulang.query.page.CaseHeads;
import org.pulang.query.page.Choices;
import org.pulang.query.page.Sentences;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.StaffId;
import org.springframework.stereotype.Component;

/** What forms about a case need of its file: how it stands, and which of its entries a command can be about. The newest first. */
@Component
class CaseChoices implements Choices, CaseHeads {

    /** Who was away for longer reads the timeline. */
    private static final int MOST_NEWS = 20;

    private final Casefiles casefiles;
    private final Timeline timeline;
    private final Obstacles obstacles;
    private final Sentences sentences;

    /** By type of id; what a command does not take is left out already. */
    private final Map<String, BiFunction<CaseFile, Question, List<Choice>>> known;

    CaseChoices(Casefiles casefiles, Timeline timeline, Obstacles obstacles, Sentences sentences) {
        this.casefiles = casefiles;
        this.timeline = timeline;
        this.obstacles = obstacles;
        this.sentences = sentences;
        this.known = Map.ofEntries(
                Map.entry("ReferralId", this::referrals),
                Map.entry("FollowUpId", this::followUps),
                Map.entry("ConsentId", this::consents),
                Map.entry("BarrierId", this::barriers),
                Map.entry("FlagId", this::flags),
                Map.entry("TransferId", this::transfers),
                Map.entry("ApplicationId", this::applications),
                Map.entry("AssessmentId", this::assessments),
                Map.entry("GoalId", this::goals),
                Map.entry("IncidentId", this::incidents),
                Map.entry("DocumentId", this::documents),
                Map.entry("FamilyMemberId", this::members),
                Map.entry("ProceedingId", this::proceedings),
                Map.entry("RestitutionId", this::restitutions),
                Map.entry("PaymentId", this::payments),
                Map.entry("AttachmentId", this::attachments));
    }

    @Override
    public boolean know(String type) {
        return known.containsKey(type);
    }

    @Override
    public List<Choice> of(Question question) {
        var choices = new ArrayList<>(Objects.requireNonNull(known.get(question.type()), "unknown")
                .apply(casefiles.required(question.caseId()), question));
        Collections.reverse(choices);
        return choices;
    }

    @Override
    public CaseHead of(CaseId caseId, StaffId reader) {
        var file = casefiles.required(caseId);
        return new CaseHead(file.caseNumber, file.version, file.carePlan.version, obstacles.of(file, reader));
    }

    @Override
    public List<String> since(CaseId caseId, long version, Locale language) {
        return timeline.of(caseId, version, MOST_NEWS, language).stream()
                .map(CaseHistoryEntry::sentence)
                .toList();
    }

    private List<Choice> referrals(CaseFile file, Question question) {
        return file.referrals.referrals.stream()
                .filter(referral -> switch (question.command()) {
                    case "AcceptReferral" -> referral.state() == ReferralState.Made;
                    case "RejectReferral" -> referral.state() == ReferralState.Made;
                    case "CompleteReferral" -> referral.state() == ReferralState.Accepted;
                    default -> referral.state() == ReferralState.Made || referral.state() == ReferralState.Accepted;
                })
                .filter(referral -> !question.partly()
                        || question.organisation()
                                .equals(referral.made().event().receiver()))
                .map(referral -> {
                    var made = referral.made().event();
                    return choice(made.referralId(), question, made.service(), referral.state(), made.answerDueOn());
                })
                .toList();
    }

    private List<Choice> followUps(CaseFile file, Question question) {
        if (question.partly()) {
            return List.of();
        }
        return file.followUps.followUps.stream()
                .filter(followUp -> followUp.state() == FollowUpState.Open || followUp.state() == FollowUpState.Missed)
                .map(followUp -> choice(
                        followUp.followUpId(),
                        question,
                        followUp.scheduled() == null
                                ? null
                                : followUp.scheduled().event().mode(),
                        followUp.scheduled() == null
                                ? null
                                : followUp.scheduled().event().purpose(),
                        followUp.dueOn(),
                        followUp.state()))
                .toList();
    }

    private List<Choice> consents(CaseFile file, Question question) {
        if (question.partly()) {
            return List.of();
        }
        if (question.command().equals("WithdrawFamilyConsent")) {
            return file.family.consents.stream()
                    .filter(consent -> consent.withdrawn() == null)
                    .map(consent -> choice(
                            consent.granted().event().consentId(),
                            question,
                            relationship(file, consent.granted().event().memberId()),
                            consent.granted().event().mode(),
                            consent.granted().event().expiresOn()))
                    .toList();
        }
        return file.consent.consents.stream()
                .filter(consent -> consent.state() != ConsentState.Withdrawn)
                .map(consent -> choice(
                        consent.granted().event().consentId(),
                        question,
                        consent.granted().event().purpose(),
                        consent.granted().event().mode(),
                        consent.granted().event().expiresOn()))
                .toList();
    }

    private List<Choice> barriers(CaseFile file, Question question) {
        return open(
                question,
                file.barriers.barriers.stream()
                        .filter(barrier -> barrier.resolved() == null)
                        .map(barrier -> choice(
                                barrier.recorded().event().barrierId(),
                                question,
                                barrier.recorded().event().kind(),
                                barrier.recorded().event().service(),
                                day(barrier.recorded(), question))));
    }

    private List<Choice> flags(CaseFile file, Question question) {
        return open(
                question,
                file.stewardship.flags.stream()
                        .filter(flag -> flag.resolved() == null)
                        .map(flag -> choice(
                                flag.raised().event().flagId(),
                                question,
                                flag.raised().event().kind(),
                                flag.raised().event().until())));
    }

    private List<Choice> transfers(CaseFile file, Question question) {
        return file.stewardship.transfers.stream()
                .filter(transfer -> transfer.state() == TransferState.Offered)
                .filter(transfer -> !question.partly()
                        || question.organisation()
                                .equals(transfer.offered().event().receiver()))
                .map(transfer -> choice(
                        transfer.offered().event().transferId(),
                        question,
                        transfer.offered().event().reason(),
                        day(transfer.offered(), question)))
                .toList();
    }

    private List<Choice> applications(CaseFile file, Question question) {
        return open(
                question,
                file.entitlements.applications.stream()
                        .filter(application -> application.state() == ApplicationState.Applied
                                || application.state() == ApplicationState.Overdue)
                        .map(application -> choice(
                                application.applied().event().applicationId(),
                                question,
                                application.applied().event().entitlement(),
                                application.applied().event().submittedOn(),
                                application.state())));
    }

    private List<Choice> assessments(CaseFile file, Question question) {
        return open(
                question,
                file.assessments.assessments.stream()
                        .map(assessment -> choice(
                                assessment.recorded().event().assessmentId(),
                                question,
                                assessment.recorded().event().kind(),
                                assessment.recorded().event().instrument(),
                                assessment.recorded().event().assessedOn())));
    }

    private List<Choice> goals(CaseFile file, Question question) {
        return open(
                question,
                file.carePlan.goals.stream()
                        .filter(goal -> goal.state() == GoalState.Open)
                        .map(goal -> choice(
                                goal.goal().goalId(),
                                question,
                                goal.goal().domain(),
                                goal.goal().level())));
    }

    private List<Choice> incidents(CaseFile file, Question question) {
        return open(
                question,
                file.safety.incidents.stream()
                        .map(incident -> choice(
                                incident.reported().event().incidentId(),
                                question,
                                incident.reported().event().kind(),
                                day(incident.reported(), question),
                                incident.state())));
    }

    private List<Choice> documents(CaseFile file, Question question) {
        return open(
                question,
                file.identification.documents.stream()
                        .map(document -> choice(
                                document.event().documentId(),
                                question,
                                document.event().type(),
                                document.event().state())));
    }

    private List<Choice> members(CaseFile file, Question question) {
        return open(
                question,
                file.family.members.stream()
                        .map(member -> choice(
                                member.event().memberId(),
                                question,
                                member.event().relationship(),
                                day(member, question))));
    }

    private List<Choice> proceedings(CaseFile file, Question question) {
        boolean running = List.of("RecordHearing", "EndProceeding").contains(question.command());
        return open(
                question,
                file.justice.proceedings.stream()
                        .filter(proceeding -> !running || proceeding.ended() == null)
                        .map(proceeding -> choice(
                                proceeding.opened().event().proceedingId(),
                                question,
                                proceeding.opened().event().kind(),
                                proceeding.opened().event().forum(),
                                day(proceeding.opened(), question))));
    }

    private List<Choice> restitutions(CaseFile file, Question question) {
        return open(
                question,
                file.justice.restitutions.stream()
                        .filter(restitution -> switch (question.command()) {
                            case "WithdrawRestitutionPayment" ->
                                !restitution.payments().isEmpty();
                            case "RecordJudgmentNotice", "RecordRestitutionPayment" ->
                                restitution.state() != RestitutionState.Claimed
                                        && restitution.state() != RestitutionState.Ended;
                            default -> restitution.state() != RestitutionState.Ended;
                        })
                        .map(restitution -> choice(
                                restitution.claimed().event().restitutionId(),
                                question,
                                restitution.claimed().event().channel(),
                                restitution.state(),
                                day(restitution.claimed(), question))));
    }

    private List<Choice> payments(CaseFile file, Question question) {
        return open(
                question,
                file.justice.restitutions.stream()
                        .flatMap(restitution -> restitution.payments().stream())
                        .filter(payment -> payment.withdrawn() == null)
                        .map(payment -> choice(
                                payment.paid().event().paymentId(),
                                question,
                                payment.paid().event().amount(),
                                payment.paid().event().paidOn())));
    }

    private List<Choice> attachments(CaseFile file, Question question) {
        return open(
                question,
                file.stewardship.attachments.stream()
                        .filter(attachment -> attachment.withdrawn() == null)
                        .map(attachment -> choice(
                                attachment.attached().event().attachmentId(),
                                question,
                                attachment.attached().event().kind(),
                                day(attachment.attached(), question))));
    }

    /** Nothing for whoever may know only of what was sent to them. */
    private static List<Choice> open(Question question, Stream<Choice> choices) {
        return question.partly() ? List.of() : choices.toList();
    }

    private static @Nullable Object relationship(CaseFile file, Object member) {
        return file.family.members.stream()
                .filter(one -> one.event().memberId().equals(member))
                .map(one -> (Object) one.event().relationship())
                .findFirst()
                .orElse(null);
    }

    private String day(Entry<?> entry, Question question) {
        return sentences.text(LocalDate.ofInstant(entry.recordedAt(), AreaCode.zoneOf(null)), question.language());
    }

    private Choice choice(Object id, Question question, @Nullable Object... parts) {
        return new Choice(id.toString(), label(question.language(), parts));
    }

    private String label(Locale language, @Nullable Object... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .map(part -> sentences.text(part, language))
                .collect(Collectors.joining(" · "));
    }
}
