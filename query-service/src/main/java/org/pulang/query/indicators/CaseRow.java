package org.pulang.query.indicators;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Contact;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.PartialDate.Precision;
import org.pulang.vocabulary.TraffickingStatus;

/** A case as it is known now. */
@Table("indicators_case")
class CaseRow extends Facts {

    /** In which days of recording are counted, for all cases the same: what was known by a day is one cut through the history. */
    private static final ZoneId RECORDING = AreaCode.zoneOf(null);

    static CaseRow of(VictimIdentified event, Recorded recorded) {
        var zone = AreaCode.zoneOf(event.origin());
        var row = new CaseRow();
        row.caseId = event.caseId().value();
        row.knownFrom = day(recorded);
        row.provenance = event.provenance();
        row.zone = zone.getId();
        row.owner = requireNonNull(recorded.actor(), "actor");
        row.organisation = requireNonNull(recorded.organisation(), "organisation");
        row.source = event.identifiedThrough();
        row.gender = event.gender();
        row.ageBand = event.ageBand();
        row.ageBroad = event.ageBroad();
        row.comesFrom(event.origin());
        row.citizenships = list(event.citizenships());
        row.firstContactOn = event.firstContact().earliestDay(zone);
        row.firstContactExact = event.firstContact().precision().compareTo(Precision.Day) >= 0;
        row.decided(event.status(), recorded.day(event.occurredAt(), zone));
        row.reachedOn = Contact.day(event, recorded, zone);
        return row;
    }

    static LocalDate day(Recorded recorded) {
        return LocalDate.ofInstant(recorded.recordedAt(), RECORDING);
    }

    void decided(TraffickingStatus status, LocalDate day) {
        traffickingStatus = status;
        if (status == TraffickingStatus.ActualVictimOfTrafficking) {
            identifiedOn = earlier(identifiedOn, day);
        }
    }

    void comesFrom(@Nullable AreaCode origin) {
        province = CaseNumber.provinceOf(origin);
        regency = origin == null ? province : origin.value();
    }

    void isAged(Age age) {
        ageBand = age.band();
        ageBroad = age.broad();
    }
}
