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
        if (closure.closed() && !guard.isTakenWhenClosed(command.getClass())) {
            throw new CommandRefused(Refusal.CASE_CLOSED);
        }
        if (consent.restrictsProcessing() && (!guard.isTakenWhenRestricted(command.getClass()) || opensNeed(command))) {
            throw new CommandRefused(Refusal.PROCESSING_RESTRICTED);
        }
    }

    /** Declining is always taken. */
    private static boolean opensNeed(CaseCommand command) {
        return command instanceof RecordDayZeroNeeds found && found.opensNeed();
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
