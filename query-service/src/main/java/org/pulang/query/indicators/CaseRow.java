package org.pulang.query.indicators;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.PartialDate.Precision;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.TraffickingStatus;

/** The facts of a case that there is one of. */
@Table("indicators_case")
class CaseRow {
    UUID caseId;
    Provenance provenance;
    String zone;
    Gender gender;
    AgeBand ageBand;
    CtdcAgeBand ageBroad;
    TraffickingStatus traffickingStatus;
    String province;
    /** ZZ until a country of exploitation is recorded. */
    String destination = "ZZ";

    LocalDate firstContactOn;
    boolean firstContactExact;

    @Nullable
    LocalDate assessedOn;

    boolean contactLost;
    boolean closureRequested;
    boolean closed;
    /** No released figure counts such a case. */
    boolean restricted;

    static CaseRow of(VictimIdentified event) {
        var zone = AreaCode.zoneOf(event.origin());
        var row = new CaseRow();
        row.caseId = event.caseId().value();
        row.provenance = event.provenance();
        row.zone = zone.getId();
        row.gender = event.gender();
        row.ageBand = event.ageBand();
        row.ageBroad = event.ageBroad();
        row.traffickingStatus = event.status();
        row.province = CaseNumber.provinceOf(event.origin());
        row.firstContactOn = event.firstContact().earliestDay(zone);
        row.firstContactExact = event.firstContact().precision().compareTo(Precision.Day) >= 0;
        return row;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    void isAged(Age age) {
        ageBand = age.band();
        ageBroad = age.broad();
    }

    void assessed(LocalDate day) {
        if (assessedOn == null || day.isBefore(assessedOn)) {
            assessedOn = day;
        }
    }
}
