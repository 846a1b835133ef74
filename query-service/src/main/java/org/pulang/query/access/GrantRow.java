package org.pulang.query.access;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.event.GrantEvent;
import org.pulang.event.UnmaskingRequested;
import org.pulang.personal.Sensitive;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.EmergencyGround;
import org.pulang.vocabulary.OrganisationId;

/** An emergency access or an unmasking. */
@Table("access_grant")
class GrantRow {
    UUID grantId;
    UUID caseId;
    String holder;
    String holderOrganisation;
    String organisation;

    @Nullable
    EmergencyGround ground;

    @Nullable
    String classes;

    Sensitive<?> reason;
    GrantState state;
    boolean reviewed;
    Instant begunAt;

    @Nullable
    Instant expiresAt;

    static GrantRow of(EmergencyAccessOpened event, Recorded recorded) {
        var row = begun(event, event.organisation(), event.reason(), recorded);
        row.ground = event.ground();
        row.state = GrantState.Open;
        row.expiresAt = event.expiresAt();
        return row;
    }

    static GrantRow of(UnmaskingRequested event, Recorded recorded) {
        var row = begun(event, event.organisation(), event.reason(), recorded);
        row.classes = event.classes().stream().map(Enum::name).collect(joining(" "));
        row.state = GrantState.Requested;
        return row;
    }

    private static GrantRow begun(
            GrantEvent event, OrganisationId organisation, Sensitive<?> reason, Recorded recorded) {
        var row = new GrantRow();
        row.grantId = event.grantId().value();
        row.caseId = event.caseId().value();
        row.holder = requireNonNull(recorded.actor(), "actor");
        row.holderOrganisation = requireNonNull(recorded.organisation(), "organisation");
        row.organisation = organisation.value();
        row.reason = reason;
        row.begunAt = recorded.recordedAt();
        return row;
    }
}
