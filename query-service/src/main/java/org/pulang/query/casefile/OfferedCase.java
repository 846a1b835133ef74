package org.pulang.query.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.query.access.Sight;
import org.pulang.query.casefile.StewardshipPart.Transfer;
import org.pulang.query.casefile.StewardshipPart.TransferState;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;

/**
 * What supervisors see of a case that their organisation is asked to take over: the offer, and with live consent how much help is
 * needed, not who needs it.
 *
 * @param risk as last assessed or raised
 */
record OfferedCase(
        CaseId caseId,
        @Nullable CaseNumber caseNumber,
        List<Offer> offers,
        @Nullable Gender gender,
        @Nullable AgeBand ageBand,
        @Nullable RiskLevel risk,
        Map<Service, ServiceNeed> needs) {

    OfferedCase {
        offers = List.copyOf(offers);
        needs = Map.copyOf(needs);
    }

    static OfferedCase of(CaseFile file, Sight sight) {
        var person = sight.consented() ? file.identification.person : null;
        return new OfferedCase(
                sight.caseId(),
                file.caseNumber,
                file.stewardship.transfers.stream()
                        .filter(transfer -> transfer.state() == TransferState.Offered)
                        .filter(transfer -> sight.reader()
                                .organisation()
                                .equals(transfer.offered().event().receiver()))
                        .map(transfer -> Offer.of(transfer, file.organisation))
                        .toList(),
                person == null ? null : person.gender(),
                person == null ? null : person.ageBand(),
                sight.consented() ? file.safety.risk : null,
                sight.consented() ? file.services.needs : Map.of());
    }

    /**
     * An offer as it was sent.
     *
     * @param from the organisation the case is with
     */
    record Offer(
            TransferId transferId,
            @Nullable OrganisationId from,
            ProviderId providerId,
            TransferReason reason,
            @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
            Instant offeredAt) {

        static Offer of(Transfer transfer, @Nullable OrganisationId from) {
            var event = transfer.offered().event();
            return new Offer(
                    event.transferId(),
                    from,
                    event.providerId(),
                    event.reason(),
                    event.note(),
                    transfer.offered().recordedAt());
        }
    }
}
