package org.pulang.query.duplicates;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.PartialDate;

/** What else is known of the person of a case; when they were born is sealed, and opened to be compared. */
@Table("duplicates_person")
class PersonRow {
    UUID caseId;
    Born born;
    Gender gender;

    @Nullable
    String origin;

    /**
     * As it came with the events.
     *
     * @param estimatedIn the year in which the age was so
     */
    record Born(
            @Nullable Sensitive<LocalDate> date, @Nullable Sensitive<Integer> ageEstimate, int estimatedIn) {}

    static PersonRow of(VictimIdentified event) {
        var row = new PersonRow();
        row.caseId = event.caseId().value();
        row.born = new Born(event.birthDate(), event.ageEstimate(), year(event.firstContact()));
        row.gender = event.gender();
        row.origin = event.origin() == null ? null : event.origin().value();
        return row;
    }

    /** What was wrong; an age that was corrected is that at first contact, too. */
    void correct(CorrectedIdentity right) {
        if (right.birthDate() != null) {
            born = new Born(right.birthDate(), born.ageEstimate(), born.estimatedIn());
        } else if (right.ageEstimate() != null) {
            born = new Born(null, right.ageEstimate(), born.estimatedIn());
        }
        gender = right.gender() == null ? gender : right.gender();
        origin = right.origin() == null ? origin : right.origin().value();
    }

    private static int year(PartialDate date) {
        return date.earliestDay(AreaCode.zoneOf(null)).getYear();
    }
}
