package org.pulang.query.caseload;

import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.StaffId;

/**
 * Which cases are asked for; absent means all.
 *
 * @param province of origin
 * @param provenance any of these; empty means all
 * @param due something is to be done by then
 * @param noContactDays open cases, not in contact for so many days or more
 * @param awaitsApproval a plan or a closure waits for a second person
 * @param duty somebody has to do that
 * @param flag raised, and still to be known first
 * @param merged whether work goes on in another case, of the same person
 */
record CaseloadFilter(
        @Nullable StaffId owner,
        @Nullable CaseStatus status,
        @Nullable AreaCode province,
        List<Provenance> provenance,
        @Nullable Due due,
        @Nullable @Min(0) Integer noContactDays,
        @Nullable Boolean awaitsApproval,
        @Nullable DutyKind duty,
        @Nullable FlagKind flag,
        @Nullable Boolean merged) {

    CaseloadFilter {
        provenance = List.copyOf(Objects.requireNonNullElse(provenance, List.of()));
        province = province == null ? null : province.province();
    }

    CaseloadFilter of(List<Provenance> anyOf) {
        return new CaseloadFilter(
                owner, status, province, anyOf, due, noContactDays, awaitsApproval, duty, flag, merged);
    }
}
