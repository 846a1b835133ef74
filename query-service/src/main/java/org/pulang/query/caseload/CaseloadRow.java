package org.pulang.query.caseload;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Provenance;

/** A case in the worklist, as it stands. */
@Table("caseload")
class CaseloadRow {
    UUID caseId;
    String caseNumber;
    Provenance provenance;
    String owner;
    String organisation;
    Gender gender;
    AgeBand ageBand;

    @Nullable
    String province;

    String zone;
    String firstContact;
    Instant openedAt;
    LocalDate lastContact;

    @Nullable
    LocalDate followedUpOn;

    boolean contactLost;
    /** The last consent to being contacted. */
    @Nullable
    UUID contactConsent;

    boolean contactUnwanted;
    boolean closureRequested;
    boolean closed;
    /** The first day among its duties; {@code LocalDate.MAX} where none has one. */
    LocalDate nextDueOn = LocalDate.MAX;

    /** What its duties are, told once each; for lists, which ask that of many cases. */
    String duties = "";

    /** When each of them ends, in microseconds since 1970, in order. */
    String due = "";

    long position;

    static CaseloadRow of(VictimIdentified event, Recorded recorded) {
        var zone = AreaCode.zoneOf(event.origin());
        var row = new CaseloadRow();
        row.caseId = event.caseId().value();
        row.caseNumber = event.caseNumber().value();
        row.provenance = event.provenance();
        row.owner = requireNonNull(recorded.actor(), "actor");
        row.organisation = requireNonNull(recorded.organisation(), "organisation");
        row.gender = event.gender();
        row.ageBand = event.ageBand();
        row.cameFrom(event.origin());
        row.zone = zone.getId();
        row.firstContact = event.firstContact().value();
        row.openedAt = recorded.recordedAt();
        row.lastContact = recorded.day(event.occurredAt(), zone);
        row.position = recorded.position();
        return row;
    }

    void cameFrom(@Nullable AreaCode origin) {
        province = origin == null ? null : origin.province().value();
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    void contact(LocalDate day) {
        if (day.isAfter(lastContact)) {
            lastContact = day;
        }
    }

    void followedUp(LocalDate day) {
        if (followedUpOn == null || day.isAfter(followedUpOn)) {
            followedUpOn = day;
        }
    }

    void contactAllowedBy(ConsentId consent) {
        contactConsent = consent.value();
        contactUnwanted = false;
    }

    void withdrawn(ConsentId consent) {
        contactUnwanted |= consent.value().equals(contactConsent);
    }

    void closure(boolean isRequested, boolean isClosed) {
        closureRequested = isRequested;
        closed = isClosed;
    }

    void next(List<DutyRow> all) {
        nextDueOn = all.stream()
                .map(duty -> duty.dueOn)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        duties = all.stream()
                .map(duty -> (duty.missed ? DutyKind.MissedFollowUp : duty.kind).name())
                .distinct()
                .sorted()
                .collect(joining(" "));
        due = all.stream()
                .map(duty -> duty.dueUntil)
                .filter(Objects::nonNull)
                .map(CaseloadRow::micros)
                .sorted()
                .map(String::valueOf)
                .collect(joining(" "));
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
}
