package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.EnumSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.pulang.access.Relation;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;

/** One person's way through reintegration, from identification to closure and, if need be, on. */
@Aggregate
class ReintegrationCase {

    /**
     * From whom it is hidden matters as long as it can be read, and so do the person's rights. What a court orders is owed, and what
     * runs before it ends, also when nobody works on the case any more: a court's act is a fact from outside.
     */
    private static final Set<Class<? extends CaseCommand>> STILL_OF_A_CLOSED_CASE = Set.of(
            ReopenCase.class,
            SealCase.class,
            UnsealCase.class,
            AmendAssessment.class,
            CorrectPersonalDetails.class,
            EndProceeding.class,
            EndRestitutionClaim.class,
            LiftRestriction.class,
            MarkRestitutionOverdue.class,
            RecordJudgmentNotice.class,
            RecordRestitutionOrder.class,
            RecordRestitutionPayment.class,
            ResolveFlag.class,
            RestrictProcessing.class,
            WithdrawAttachment.class,
            WithdrawConsent.class,
            WithdrawFamilyConsent.class,
            WithdrawRestitutionPayment.class);

    /**
     * What goes on while the person forbids all else: somebody answers for the case and stays in contact, what was begun with others
     * ends, what a court does about a claim made before, and the person's own rights. That they were harmed or are threatened is told and answered, too (Law 27/2022, Art. 20: vital
     * interests). Where more is needed against the danger, a supervisor lifts the restriction.
     */
    private static final Set<Class<? extends CaseCommand>> STILL_OF_A_RESTRICTED_CASE = Set.of(
            AddNote.class,
            AmendAssessment.class,
            AssignCaseworker.class,
            AttachDocument.class,
            CancelFollowUp.class,
            CorrectPersonalDetails.class,
            DeclineEntitlement.class,
            DeclineTransfer.class,
            DischargeFromShelter.class,
            EndProceeding.class,
            EndRestitutionClaim.class,
            LapseReferral.class,
            LapseTransfer.class,
            LiftRestriction.class,
            LoseContact.class,
            MarkDayZeroNeedsOverdue.class,
            MarkEntitlementOverdue.class,
            MarkIncidentResponseOverdue.class,
            MarkRestitutionOverdue.class,
            MeetDayZeroNeed.class,
            MissFollowUp.class,
            RaiseFlag.class,
            RecordContacts.class,
            RecordEntitlementGrant.class,
            RecordEntitlementRefusal.class,
            RecordFailedAttempt.class,
            RecordFollowUp.class,
            RecordIncidentResponse.class,
            RecordJudgmentNotice.class,
            RecordRestitutionOrder.class,
            RecordRestitutionPayment.class,
            RefuseConsent.class,
            RegainContact.class,
            RejectReferral.class,
            ReportIncident.class,
            RescheduleFollowUp.class,
            ResolveFlag.class,
            RevokeReferral.class,
            SealCase.class,
            UnsealCase.class,
            WithdrawAttachment.class,
            WithdrawConsent.class,
            WithdrawEntitlementApplication.class,
            WithdrawFamilyConsent.class,
            WithdrawRestitutionPayment.class,
            WithdrawTransfer.class);

    @AggregateIdentifier
    private CaseId caseId;

    @AggregateMember
    private final Identification identification = new Identification();

    @AggregateMember
    private final Stewardship stewardship = new Stewardship();

    @AggregateMember
    private final Attachments attachments = new Attachments();

    @AggregateMember
    private final Consent consent = new Consent(identification, stewardship);

    @AggregateMember
    private final Assessments assessments = new Assessments();

    @AggregateMember
    private final CarePlan carePlan = new CarePlan(stewardship);

    @AggregateMember
    private final Services services = new Services(stewardship);

    @AggregateMember
    private final Barriers barriers = new Barriers();

    @AggregateMember
    private final Entitlements entitlements = new Entitlements(identification);

    @AggregateMember
    private final Family family = new Family(identification, consent);

    @AggregateMember
    private final Justice justice = new Justice(identification);

    @AggregateMember
    private final Referrals referrals = new Referrals(identification, consent, stewardship);

    @AggregateMember
    private final Transfers transfers = new Transfers(identification, consent, stewardship);

    @AggregateMember
    private final FollowUps followUps = new FollowUps(identification);

    @AggregateMember
    private final Safety safety = new Safety(identification, family, consent);

    @AggregateMember
    private final Closure closure =
            new Closure(identification, referrals, followUps, safety, entitlements, stewardship, transfers);

    @CommandHandlerInterceptor
    void guard(CaseCommand command, Actor actor, MetaData metadata, CommandGuard guard) {
        var unseen = command instanceof IdentifyVictim ? Refusal.ROLE_REQUIRED : Refusal.CASE_UNKNOWN;
        guard.require(command.getClass(), actor, metadata, relations(actor), unseen);
        if (closure.closed() && !STILL_OF_A_CLOSED_CASE.contains(command.getClass())) {
            throw new CommandRefused(Refusal.CASE_CLOSED);
        }
        if (consent.restrictsProcessing() && !isStillOfARestrictedCase(command)) {
            throw new CommandRefused(Refusal.PROCESSING_RESTRICTED);
        }
    }

    /** Declining is always taken. */
    private static boolean isStillOfARestrictedCase(CaseCommand command) {
        return STILL_OF_A_RESTRICTED_CASE.contains(command.getClass())
                || (command instanceof RecordDayZeroNeeds found && !found.opensNeed());
    }

    private Set<Relation> relations(Actor actor) {
        var relations = EnumSet.of(Relation.Any);
        if (stewardship.isAssigned(actor)) {
            relations.add(Relation.Assigned);
        }
        if (stewardship.isShownTo(actor)) {
            relations.add(Relation.OwnOrganisation);
        }
        if (!stewardship.isSealed() && referrals.isReceivedBy(actor.organisation())) {
            relations.add(Relation.Receiving);
        }
        if (!stewardship.isSealed() && transfers.isOfferedTo(actor.organisation())) {
            relations.add(Relation.Offered);
        }
        return relations;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(IdentifyVictim command, CaseNumbers numbers) {
        var age = Identification.age(command);
        var firstContact = command.firstContact().earliestDay(AreaCode.zoneOf(command.origin()));
        apply(command.identified(numbers.next(command.origin(), firstContact.getYear()), age));
    }

    @EventSourcingHandler
    void on(VictimIdentified event) {
        caseId = event.caseId();
    }
}
