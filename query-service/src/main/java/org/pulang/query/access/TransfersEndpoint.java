package org.pulang.query.access;

import java.util.List;
import java.util.UUID;
import org.pulang.event.CaseTransferOffered;
import org.pulang.query.page.Listing;
import org.pulang.query.page.Where;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/transfers}: which cases the reader's organisation is asked to take over, the earliest first. */
@RestController
class TransfersEndpoint {

    private final JdbcClient jdbc;

    TransfersEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/api/transfers")
    Listing<TransferEntry> offered(Visible visible, Read read, AsOf asOf) {
        var offers = offers(visible);
        read.lists(offers, offers.size(), TransferEntry::caseId);
        return new Listing<>(asOf, offers);
    }

    private List<TransferEntry> offers(Visible visible) {
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
