package org.pulang.query.directory;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderVerified;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.ProviderVerificationMode;
import org.pulang.vocabulary.Service;

/** A provider of the directory. */
@Table("directory")
class DirectoryRow {
    UUID providerId;
    long position;
    int version;
    String name;
    OrganisationType type;

    /** As registered; counts until the first offer. */
    String services;

    @Nullable
    String area;

    @Nullable
    String organisation;

    Instant registeredAt;

    /** Whether it has ever told what it offers. */
    boolean offered;

    @Nullable
    ProviderSuspensionReason suspendedFor;

    @Nullable
    Instant suspendedAt;

    Verification verification;

    @Nullable
    LocalDate verifiedOn;

    @Nullable
    ProviderVerificationMode verifiedThrough;

    @Nullable
    String verifiedBy;

    @Nullable
    LocalDate holdsUntil;

    static DirectoryRow of(ProviderRegistered event, Recorded recorded) {
        var row = new DirectoryRow();
        row.providerId = event.providerId().value();
        row.position = recorded.position();
        row.version = recorded.version();
        row.name = event.name();
        row.type = event.type();
        row.services = event.services().stream().map(Service::name).distinct().collect(joining(" "));
        row.area = event.area() == null ? null : event.area().value();
        row.organisation =
                event.organisation() == null ? null : event.organisation().value();
        row.registeredAt = recorded.recordedAt();
        row.verification = Verification.Never;
        return row;
    }

    /** What is entered late, after one that holds longer, is history only. */
    void verified(ProviderVerified event, Recorded recorded) {
        if (holdsUntil != null && !event.holdsUntil().isAfter(holdsUntil)) {
            return;
        }
        verification = Verification.Verified;
        verifiedOn = recorded.day(event.occurredAt(), event.zone());
        verifiedThrough = event.mode();
        verifiedBy = event.by().value();
        holdsUntil = event.holdsUntil();
    }
}
