package org.pulang.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;

/**
 * Another organisation was asked to take the case over. Until it answers, the case stays where it is.
 *
 * @param providerId whom the person allows to be told
 * @param receiver the organisation behind the provider: its supervisors answer
 * @param note what they have to know to decide; they are shown little else
 */
public record CaseTransferOffered(
        CaseId caseId,
        TransferId transferId,
        ProviderId providerId,
        OrganisationId receiver,
        TransferReason reason,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements StewardshipEvent {

    /** As long as whoever is asked has to answer, from when it was recorded; then others may be asked. */
    public static final Duration ANSWERED_IN = Duration.ofDays(30);
}
