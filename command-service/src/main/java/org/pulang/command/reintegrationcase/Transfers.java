package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.StaffDirectory;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.command.serviceprovider.ProviderDirectory;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.event.CaseTransferLapsed;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.TransferId;

/**
 * To which organisation the case is offered. There is one offer at a time, and until it is accepted nothing changes: the case has
 * exactly one owner at any moment.
 */
class Transfers {

    private record Offer(TransferId id, ProviderId provider, OrganisationId receiver, Instant lapsesAt) {}

    private final Identification identification;
    private final Consent consent;
    private final Stewardship stewardship;
    private final Set<TransferId> ended = new HashSet<>();
    private @Nullable Offer open;

    Transfers(Identification identification, Consent consent, Stewardship stewardship) {
        this.identification = identification;
        this.consent = consent;
        this.stewardship = stewardship;
    }

    boolean hasOpenOffer() {
        return open != null;
    }

    /** Whether that organisation has still to answer. */
    boolean isOfferedTo(OrganisationId organisation) {
        return open != null && open.receiver().equals(organisation);
    }

    @CommandHandler
    void handle(TransferCase command, ProviderDirectory providers, Clock clock) {
        if (ended.contains(command.transferId()) || (open != null && open.id().equals(command.transferId()))) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/transferId");
        }
        // The supervisors there would not see it, and nobody could unseal it.
        if (stewardship.isSealed()) {
            throw new CommandRefused(Refusal.CASE_SEALED);
        }
        if (open != null) {
            throw new CommandRefused(Refusal.TRANSFER_OPEN);
        }
        requireConsent(command.providerId(), clock, "/providerId");
        var receiver = providers
                .active(command.providerId())
                .orElseThrow(() -> new CommandRefused(Refusal.PROVIDER_INACTIVE, "/providerId"))
                .organisation();
        if (receiver == null || stewardship.isWith(receiver)) {
            throw new CommandRefused(Refusal.NO_OTHER_ORGANISATION, "/providerId");
        }
        apply(command.offered(receiver));
    }

    @EventSourcingHandler
    void on(CaseTransferOffered event, @Timestamp Instant recordedAt) {
        open = new Offer(
                event.transferId(),
                event.providerId(),
                event.receiver(),
                recordedAt.plus(CaseTransferOffered.ANSWERED_IN));
    }

    /** The person may have said no since the case was offered. */
    @CommandHandler
    void handle(AcceptTransfer command, StaffDirectory staff, Clock clock) {
        var offer = requireOpen(command.transferId());
        requireConsent(offer.provider(), clock, null);
        if (!staff.find(command.caseworker())
                .map(person -> person.canOwnCasesOf(offer.receiver()))
                .orElse(false)) {
            throw new CommandRefused(Refusal.CASEWORKER_UNKNOWN, "/caseworker");
        }
        apply(command.accepted());
        apply(command.assigned(offer.receiver()));
    }

    @EventSourcingHandler
    void on(CaseTransferAccepted event) {
        end(event.transferId());
    }

    @CommandHandler
    void handle(DeclineTransfer command) {
        requireOpen(command.transferId());
        apply(command.declined());
    }

    @EventSourcingHandler
    void on(CaseTransferDeclined event) {
        end(event.transferId());
    }

    @CommandHandler
    void handle(WithdrawTransfer command) {
        requireOpen(command.transferId());
        apply(command.withdrawn());
    }

    @EventSourcingHandler
    void on(CaseTransferWithdrawn event) {
        end(event.transferId());
    }

    /** Nothing where it was answered in the meantime. */
    @CommandHandler
    void handle(LapseTransfer command, Clock clock) {
        if (open != null
                && open.id().equals(command.transferId())
                && !clock.instant().isBefore(open.lapsesAt())) {
            apply(command.lapsed());
        }
    }

    @EventSourcingHandler
    void on(CaseTransferLapsed event) {
        end(event.transferId());
    }

    private void end(TransferId id) {
        ended.add(id);
        open = null;
    }

    private void requireConsent(ProviderId provider, Clock clock, @Nullable String pointer) {
        consent.requireSharingWith(provider, LocalDate.ofInstant(clock.instant(), identification.zone()), pointer);
    }

    private Offer requireOpen(TransferId id) {
        if (open != null && open.id().equals(id)) {
            return open;
        }
        throw new CommandRefused(ended.contains(id) ? Refusal.TRANSFER_ENDED : Refusal.TRANSFER_UNKNOWN, "/transferId");
    }
}
