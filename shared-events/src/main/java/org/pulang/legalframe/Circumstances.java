package org.pulang.legalframe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * What of a person's case decides about eligibility, and all that does: neither gender nor papers.
 *
 * @param minor as at first contact
 * @param workedAbroad whether the person was exploited, or worked, outside Indonesia
 */
public record Circumstances(
        @Nullable TraffickingStatus status,
        YesNoUnknown minor,
        List<CountryCode> citizenships,
        YesNoUnknown workedAbroad) {

    public Circumstances {
        citizenships = List.copyOf(citizenships);
    }

    /** Who may be a victim is treated as one until somebody decides that they are not. */
    YesNoUnknown victim() {
        if (status == null) {
            return YesNoUnknown.Unknown;
        }
        return status == TraffickingStatus.NotAVictimOfTrafficking ? YesNoUnknown.No : YesNoUnknown.Yes;
    }

    YesNoUnknown citizen() {
        if (citizenships.contains(CountryCode.INDONESIA)) {
            return YesNoUnknown.Yes;
        }
        return citizenships.isEmpty() || citizenships.contains(CountryCode.UNKNOWN)
                ? YesNoUnknown.Unknown
                : YesNoUnknown.No;
    }
}
