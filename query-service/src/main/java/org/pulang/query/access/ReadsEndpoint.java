package org.pulang.query.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Listing;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.StaffId;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who read what: by case and by member of staff for those who watch over it, and by day for the person it is about. */
@RestController
class ReadsEndpoint {

    private final Reads reads;

    ReadsEndpoint(Reads reads) {
        this.reads = reads;
    }

    /** Who opened, listed or was denied the case, the newest first. */
    @GetMapping("/api/cases/{caseId}/reads")
    ResponseEntity<Listing<ReadEntry>> ofCase(
            Sight sight,
            AsOf asOf,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return answer(asOf, reads.ofCase(sight.caseId(), after, limit + 1), limit);
    }

    /** What somebody of the reader's own organisation read, the newest first. */
    @GetMapping("/api/staff/{staffId}/reads")
    ResponseEntity<Listing<ReadEntry>> byStaff(
            @PathVariable StaffId staffId,
            Reader reader,
            Read read,
            AsOf asOf,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        var rows = reads.by(staffId, reader, after, limit + 1);
        var cases =
                rows.stream().limit(limit).flatMap(ReadEntry::named).distinct().toList();
        read.lists(cases, cases.size(), id -> id);
        return answer(asOf, rows, limit);
    }

    private static ResponseEntity<Listing<ReadEntry>> answer(AsOf asOf, List<ReadEntry> rows, int limit) {
        return Listing.untagged(asOf, rows, limit, entry -> entry.id().toString());
    }

    /** What the person may be told: to whom their case was shown, by day, the newest first. */
    @GetMapping("/api/cases/{caseId}/disclosures")
    ResponseEntity<Listing<Disclosures>> disclosures(
            Sight sight,
            AsOf asOf,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        if (after != null && (after.getYear() < 1 || after.getYear() > 9999)) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "after");
        }
        return Listing.untagged(
                asOf,
                reads.disclosures(sight.caseId(), after, limit + 1),
                limit,
                day -> day.day().toString());
    }
}
