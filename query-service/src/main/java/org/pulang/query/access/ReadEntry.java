package org.pulang.query.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Purpose;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import tools.jackson.databind.JsonNode;

/**
 * A row of the log of reads, for those who watch over reads.
 *
 * @param caseId which the answer was about; absent for a list
 * @param cases which a list showed; absent where it is told who read one case: the others are nobody's business there
 * @param persons in these cases, whose details were opened
 * @param classes of the details that were opened
 * @param requestId the answer's {@code Pulang-Request}
 * @param outcome HTTP status; 202 for what was about to be exported
 * @param export what was taken away and why: sheet, format, reason, filter and position; absent where nothing was
 * @param rows how many the export had; absent where it broke off
 */
record ReadEntry(
        UUID id,
        Instant at,
        StaffId actor,
        OrganisationId organisation,
        Role role,
        @Nullable String acr,
        Action action,
        @Nullable CaseId caseId,
        @Nullable List<CaseId> cases,
        List<Subject> persons,
        List<FieldClass> classes,
        Purpose purpose,
        UUID requestId,
        int outcome,
        @Nullable JsonNode export,
        @Nullable Long rows) {

    /** Every case it names. */
    Stream<CaseId> named() {
        return Stream.concat(Stream.ofNullable(caseId), cases == null ? Stream.empty() : cases.stream());
    }

    /** As told in the log of one case: where the answer was about another, which only named this one, neither it nor what it showed. */
    ReadEntry withoutOthersThan(CaseId asked) {
        var about = caseId == null || caseId.equals(asked);
        return about(about ? caseId : null, null, about ? persons : List.of(), about ? classes : List.of());
    }

    /**
     * As it is told to somebody who need not be shown these cases.
     *
     * @param sealed cases that are sealed from them, and not named
     * @param ours cases of their organisation, which alone are named where somebody was only searched for, or found nothing: a sealed
     *     case is not to be told there from one that does not exist
     */
    ReadEntry without(Set<CaseId> sealed, Set<CaseId> ours) {
        var named = caseId != null && !sealed.contains(caseId) && (action != Action.Denied || ours.contains(caseId));
        return about(
                named ? caseId : null,
                cases == null ? null : cases.stream().filter(ours::contains).toList(),
                persons,
                classes);
    }

    private ReadEntry about(
            @Nullable CaseId one, @Nullable List<CaseId> several, List<Subject> told, List<FieldClass> shown) {
        return new ReadEntry(
                id,
                at,
                actor,
                organisation,
                role,
                acr,
                action,
                one,
                several,
                told,
                shown,
                purpose,
                requestId,
                outcome,
                export,
                rows);
    }
}
