package org.pulang.query;

import java.util.List;
import java.util.UUID;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.Service;
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
        return identified(caseId, Provenance.Casework);
    }

    public static VictimIdentified simulated(CaseId caseId) {
        return identified(caseId, Provenance.Simulated);
    }

    private static VictimIdentified identified(CaseId caseId, Provenance provenance) {
        long n = caseId.value().getLeastSignificantBits() & 0xffff;
        return new VictimIdentified(
                caseId,
                CaseNumber.of(new AreaCode("32.12"), 2026, n),
                provenance,
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

    public static ProviderId providerId(int n) {
        return new ProviderId(new UUID(0x0198_f2b0_0000_7000L, 0x8000_0000_0000_0000L + n));
    }

    public static ProviderRegistered providerRegistered(int n) {
        return new ProviderRegistered(
                providerId(n),
                "Klinik Harapan " + n,
                OrganisationType.NGO,
                List.of(Service.Medical),
                new AreaCode("32.12"));
    }
}
