package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.command.serviceprovider.ProviderDirectory;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralLapsed;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRejected;
import org.pulang.event.ReferralRevoked;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;

/**
 * Whom the person was referred to, and how far each referral has come. An answer counts only while it is awaited: who wants to
 * help after the referral lapsed gets a new one, which asks for consent again.
 */
class Referrals {

    private enum State {
        Made,
        Accepted,
        Ended
    }

    private record Referral(
            ProviderId provider, DueDay answerDue, @Nullable OrganisationId receiver, State state) {
        Referral now(State next) {
            return new Referral(provider, answerDue, receiver, next);
        }
    }

    private final Identification identification;
    private final Consent consent;
    private final Stewardship stewardship;
    private final Map<ReferralId, Referral> referrals = new HashMap<>();

    Referrals(Identification identification, Consent consent, Stewardship stewardship) {
        this.identification = identification;
        this.consent = consent;
        this.stewardship = stewardship;
    }

    /** Whether an answer or an outcome is still awaited from any provider. */
    boolean hasOpenReferral() {
        return referrals.values().stream().anyMatch(referral -> referral.state() != State.Ended);
    }

    /** Whether that organisation has still to answer or to help. */
    boolean isReceivedBy(OrganisationId organisation) {
        return referrals.values().stream()
                .anyMatch(referral -> referral.state() != State.Ended && organisation.equals(referral.receiver()));
    }

    @CommandHandler
    void handle(MakeReferral command, ProviderDirectory providers, Clock clock) {
        if (referrals.containsKey(command.referralId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/referralId");
        }
        requireConsent(command.providerId(), clock, "/providerId");
        var provider = providers
                .active(command.providerId())
                .orElseThrow(() -> new CommandRefused(Refusal.PROVIDER_INACTIVE, "/providerId"));
        apply(command.made(identification.zone(), provider.organisation()));
    }

    @EventSourcingHandler
    void on(ReferralMade event) {
        referrals.put(
                event.referralId(),
                new Referral(
                        event.providerId(),
                        new DueDay(event.answerDueOn(), event.zone()),
                        event.receiver(),
                        State.Made));
    }

    /** The person may have said no since it was made. */
    @CommandHandler
    void handle(AcceptReferral command, Actor actor, Clock clock) {
        var referral = requireMade(command.referralId(), actor);
        requireConsent(referral.provider(), clock, null);
        apply(command.accepted());
    }

    @EventSourcingHandler
    void on(ReferralAccepted event) {
        become(event.referralId(), State.Accepted);
    }

    @CommandHandler
    void handle(RejectReferral command, Actor actor) {
        requireMade(command.referralId(), actor);
        apply(command.rejected());
    }

    @EventSourcingHandler
    void on(ReferralRejected event) {
        become(event.referralId(), State.Ended);
    }

    @CommandHandler
    void handle(RevokeReferral command, Actor actor) {
        requireOpen(command.referralId(), actor);
        apply(command.revoked());
    }

    @EventSourcingHandler
    void on(ReferralRevoked event) {
        become(event.referralId(), State.Ended);
    }

    @CommandHandler
    void handle(CompleteReferral command, Actor actor) {
        if (requireOpen(command.referralId(), actor).state() != State.Accepted) {
            throw new CommandRefused(Refusal.REFERRAL_NOT_ACCEPTED, "/referralId");
        }
        apply(command.completed());
    }

    @EventSourcingHandler
    void on(ReferralCompleted event) {
        become(event.referralId(), State.Ended);
    }

    @CommandHandler
    void handle(LapseReferral command, Clock clock) {
        var referral = referrals.get(command.referralId());
        if (referral != null
                && referral.state() == State.Made
                && referral.answerDue().isOver(clock.instant())) {
            apply(command.lapsed(referral.answerDue().day()));
        }
    }

    @EventSourcingHandler
    void on(ReferralLapsed event) {
        become(event.referralId(), State.Ended);
    }

    private void become(ReferralId id, State state) {
        referrals.computeIfPresent(id, (known, referral) -> referral.now(state));
    }

    private void requireConsent(ProviderId provider, Clock clock, @Nullable String pointer) {
        consent.requireSharingWith(provider, LocalDate.ofInstant(clock.instant(), identification.zone()), pointer);
    }

    private Referral requireMade(ReferralId id, Actor actor) {
        var referral = requireOpen(id, actor);
        if (referral.state() != State.Made) {
            throw new CommandRefused(Refusal.REFERRAL_NOT_OPEN, "/referralId");
        }
        return referral;
    }

    /** For an organisation that received another referral, this one does not exist. */
    private Referral requireOpen(ReferralId id, Actor actor) {
        var referral = referrals.get(id);
        if (referral == null
                || !(stewardship.isAssigned(actor) || actor.organisation().equals(referral.receiver()))) {
            throw new CommandRefused(Refusal.REFERRAL_UNKNOWN, "/referralId");
        }
        if (referral.state() == State.Ended) {
            throw new CommandRefused(Refusal.REFERRAL_NOT_OPEN, "/referralId");
        }
        return referral;
    }
}
