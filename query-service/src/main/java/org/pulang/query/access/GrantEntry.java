package org.pulang.query.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.EmergencyGround;

/**
 * An emergency access or a request for unmasking, for who decides on it.
 *
 * @param caseId absent while the case is sealed
 * @param ground of an emergency access; absent for an unmasking
 * @param classes of details that an unmasking shows
 * @param shows whether it shows anything now: what has expired does not, though its end may not be recorded yet
 * @param reviewDueAt of an emergency access that nobody has reviewed
 * @param overdue whether that time is over
 */
record GrantEntry(
        UUID grantId,
        @Nullable UUID caseId,
        GrantState state,
        String holder,
        String holderOrganisation,
        @Nullable EmergencyGround ground,
        List<FieldClass> classes,
        @Classified(FieldClass.Narrative) Sensitive<String> reason,
        Instant begunAt,
        @Nullable Instant expiresAt,
        boolean shows,
        @Nullable Instant reviewDueAt,
        boolean overdue) {

    GrantEntry {
        classes = List.copyOf(classes);
    }
}
