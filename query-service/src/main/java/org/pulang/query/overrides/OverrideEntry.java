package org.pulang.query.overrides;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.query.access.Authored;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.OverrideGround;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/**
 * Something that was done against a warning.
 *
 * @param sequence of the event in the case's history
 * @param position of the event among all
 * @param command which went on
 * @param warning against which
 * @param ground of an override of consent, as are the legal basis, the recipient and the last day
 * @param reason as told; withheld from whoever may not see it in the case itself, and absent in cases entered before it was asked for
 * @param secondPerson who approved it afterwards, where that is what becomes of it: of a plan as it was agreed
 */
record OverrideEntry(
        CaseId caseId,
        int sequence,
        long position,
        String command,
        Warning warning,
        @Nullable OverrideGround ground,
        @Nullable LegalBasis legalBasis,
        @Nullable ProviderId recipient,
        @Nullable LocalDate expiresOn,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> reason,
        StaffId actor,
        Role role,
        Instant recordedAt,
        @Nullable StaffId secondPerson,
        @Nullable Instant approvedAt)
        implements Authored {

    @Override
    public String by() {
        return actor.value();
    }
}
