package org.pulang.query.caseload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Cursor;
import org.pulang.query.replay.Stage;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.StaffId;

/**
 * A case in the worklist; no name, the number is what people call it.
 *
 * @param province of origin; absent for people from abroad or where unknown
 * @param zone in which its days are counted
 * @param lastContact with the person; see {@link org.pulang.query.replay.Contact}
 * @param daysWithoutContact as of today
 * @param contactUnwanted whether the person refused or took back consent to being contacted
 * @param mergedAway whether the person's work goes on in another case; what is due here stays due here
 * @param stage how far it has come
 * @param risk as it was last known; absent where it was never assessed
 * @param recordedAt when anybody recorded something last
 * @param changed whether somebody else did since the reader last looked; false where they never did
 * @param duties the earliest first, those without a day last
 */
record CaseloadEntry(
        CaseId caseId,
        CaseNumber caseNumber,
        Provenance provenance,
        CaseStatus status,
        StaffId owner,
        OrganisationId organisation,
        Gender gender,
        AgeBand ageBand,
        @Nullable AreaCode province,
        String zone,
        PartialDate firstContact,
        Instant openedAt,
        LocalDate lastContact,
        long daysWithoutContact,
        @Nullable LocalDate nextDueOn,
        boolean contactUnwanted,
        boolean mergedAway,
        Stage stage,
        @Nullable RiskLevel risk,
        Instant recordedAt,
        boolean changed,
        List<Duty> duties,
        @JsonIgnore Cursor cursor) {

    CaseloadEntry {
        duties = List.copyOf(duties);
    }

    CaseloadEntry with(List<Duty> all) {
        return new CaseloadEntry(
                caseId,
                caseNumber,
                provenance,
                status,
                owner,
                organisation,
                gender,
                ageBand,
                province,
                zone,
                firstContact,
                openedAt,
                lastContact,
                daysWithoutContact,
                nextDueOn,
                contactUnwanted,
                mergedAway,
                stage,
                risk,
                recordedAt,
                changed,
                all,
                cursor);
    }
}
