package org.pulang.query.overrides;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.ConsentOverridden;
import org.pulang.personal.Sensitive;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.OverrideGround;
import org.pulang.vocabulary.Role;

/** Something that was done against a warning. */
@Table("overrides")
class OverrideRow {
    UUID caseId;
    int version;
    long position;
    String command;
    Warning warning;

    @Nullable
    OverrideGround ground;

    @Nullable
    LegalBasis legalBasis;

    @Nullable
    UUID recipient;

    @Nullable
    LocalDate expiresOn;

    @Nullable
    Sensitive<?> reason;

    String actor;
    Role role;
    Instant recordedAt;

    @Nullable
    String secondPerson;

    @Nullable
    Instant approvedAt;

    static OverrideRow of(
            String command, Warning warning, CaseEvent event, @Nullable Sensitive<?> reason, Recorded recorded) {
        var row = new OverrideRow();
        row.caseId = event.caseId().value();
        row.version = recorded.version();
        row.position = recorded.position();
        row.command = command;
        row.warning = warning;
        row.reason = reason;
        row.actor = requireNonNull(recorded.actor(), "actor");
        row.role = Role.valueOf(requireNonNull(recorded.metadata().get(EventMetadata.ROLE), "role"));
        row.recordedAt = recorded.recordedAt();
        return row;
    }

    static OverrideRow of(Warning warning, ConsentOverridden event, Recorded recorded) {
        var row = of("OverrideConsent", warning, event, event.reason(), recorded);
        row.ground = event.ground();
        row.legalBasis = event.legalBasis();
        row.recipient = event.recipient().value();
        row.expiresOn = event.expiresOn();
        return row;
    }
}
