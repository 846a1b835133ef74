package org.pulang.query.indicators;

import java.util.UUID;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;

/** A country whose citizen a person is. */
@Table("indicators_citizenship")
class CitizenshipRow {
    UUID caseId;
    String country;

    static CitizenshipRow of(CaseId caseId, CountryCode country) {
        var row = new CitizenshipRow();
        row.caseId = caseId.value();
        row.country = country.value();
        return row;
    }
}
