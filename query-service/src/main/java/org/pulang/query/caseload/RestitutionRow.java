package org.pulang.query.caseload;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Table;

/** A claim for restitution, as far as it decides whether a payment is awaited. */
@Table("caseload_restitution")
class RestitutionRow {
    UUID caseId;
    UUID restitutionId;
    /** A plain number, like what is paid, in the currency of the order. */
    @Nullable
    String ordered;

    String paid = "0";

    @Nullable
    LocalDate dueOn;

    @Nullable
    String zone;
    /** When the notice was recorded. */
    @Nullable
    Instant since;

    static RestitutionRow of(UUID caseId, UUID restitutionId) {
        var row = new RestitutionRow();
        row.caseId = caseId;
        row.restitutionId = restitutionId;
        return row;
    }

    void add(BigDecimal amount) {
        paid = new BigDecimal(paid).add(amount).toPlainString();
    }

    boolean isPaid() {
        return ordered != null && new BigDecimal(paid).compareTo(new BigDecimal(ordered)) >= 0;
    }
}
