package org.pulang.query;

import java.util.List;
import java.util.UUID;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;

/** Events to tell histories with. */
public final class Events {

    private Events() {}

    /** The same id for the same number. */
    public static CaseId caseId(int n) {
        return new CaseId(new UUID(0x0198_f2a0_0000_7000L, 0x8000_0000_0000_0000L + n));
    }

    public static VictimIdentified identified(CaseId caseId) {
        long n = caseId.value().getLeastSignificantBits() & 0xffff;
        return new VictimIdentified(
                caseId,
                CaseNumber.of(new AreaCode("32.12"), 2026, n),
                Provenance.Casework,
                null,
                null,
                null,
                AgeBand.Unknown,
                CtdcAgeBand.Unknown,
                YesNoUnknown.No,
                Gender.Feminine,
                List.of(new CountryCode("ID")),
                List.of(),
                new AreaCode("32.12"),
                ReferralSource.Police,
                null,
                TraffickingStatus.PossibleVictimOfTrafficking,
                null,
                null,
                new PartialDate("2026-01-20"),
                new PartialDate("2026-01-21"));
    }
}
