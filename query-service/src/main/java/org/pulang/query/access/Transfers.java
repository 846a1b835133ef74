package org.pulang.query.access;

import java.util.List;
import java.util.UUID;
import org.pulang.event.CaseTransferOffered;
import org.pulang.query.page.Where;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which cases an organisation is asked to take over, the earliest first. */
@Component
class Transfers {

    private final JdbcClient jdbc;

    Transfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TransferEntry> offered(Visible visible) {
        var where = visible.narrow(new Where(), "t.case_id");
        return jdbc.sql("""
                        SELECT t.case_id, t.transfer_id, t.reason, t.offered_at, c.organisation
                        FROM readmodel.access_transfer t JOIN readmodel.access_case c ON c.case_id = t.case_id
                        """ + where.sql() + " ORDER BY t.offered_at, t.case_id")
                .params(where.values())
                .query((row, n) -> {
                    var offeredAt = row.getTimestamp("offered_at").toInstant();
                    return new TransferEntry(
                            new CaseId(row.getObject("case_id", UUID.class)),
                            new TransferId(row.getObject("transfer_id", UUID.class)),
                            new OrganisationId(row.getString("organisation")),
                            TransferReason.valueOf(row.getString("reason")),
                            offeredAt,
                            offeredAt.plus(CaseTransferOffered.ANSWERED_IN));
                })
                .list();
    }
}
