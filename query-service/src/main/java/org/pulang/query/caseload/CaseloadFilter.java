package org.pulang.query.caseload;

import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Stage;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.RiskLevel;
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
 * @param stage how far they have come
 * @param risk as it was last known
 * @param changed whether somebody else recorded something since the reader last looked; who owns a case and never did is told, too
 * @param open whether they are not closed
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
        @Nullable Boolean merged,
        @Nullable Stage stage,
        @Nullable RiskLevel risk,
        @Nullable Boolean changed,
        @Nullable Boolean open) {

    static final CaseloadFilter NOTHING =
            new CaseloadFilter(null, null, null, List.of(), null, null, null, null, null, null, null, null, null, null);

    CaseloadFilter {
        provenance = List.copyOf(Objects.requireNonNullElse(provenance, List.of()));
        province = province == null ? null : province.province();
    }

    CaseloadFilter of(List<Provenance> anyOf) {
        return new CaseloadFilter(
                owner,
                status,
                province,
                anyOf,
                due,
                noContactDays,
                awaitsApproval,
                duty,
                flag,
                merged,
                stage,
                risk,
                changed,
                open);
    }

    CaseloadFilter ownedBy(StaffId whom) {
        return new CaseloadFilter(
                whom,
                status,
                province,
                provenance,
                due,
                noContactDays,
                awaitsApproval,
                duty,
                flag,
                merged,
                stage,
                risk,
                changed,
                open);
    }

    CaseloadFilter todo(DutyKind what) {
        return new CaseloadFilter(
                owner,
                status,
                province,
                provenance,
                due,
                noContactDays,
                awaitsApproval,
                what,
                flag,
                merged,
                stage,
                risk,
                changed,
                open);
    }

    CaseloadFilter open(boolean wanted) {
        return new CaseloadFilter(
                owner,
                status,
                province,
                provenance,
                due,
                noContactDays,
                awaitsApproval,
                duty,
                flag,
                merged,
                stage,
                risk,
                changed,
                wanted);
    }
}
