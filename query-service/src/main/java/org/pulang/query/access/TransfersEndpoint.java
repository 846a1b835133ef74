package org.pulang.query.access;

import org.pulang.query.page.Listing;
import org.pulang.query.replay.AsOf;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/transfers}: which cases the reader's organisation is asked to take over, the earliest first. */
@RestController
class TransfersEndpoint {

    private final Transfers transfers;

    TransfersEndpoint(Transfers transfers) {
        this.transfers = transfers;
    }

    @GetMapping("/api/transfers")
    Listing<TransferEntry> offered(Visible visible, Read read, AsOf asOf) {
        var offers = transfers.offered(visible);
        read.lists(offers, offers.size(), TransferEntry::caseId);
        return new Listing<>(asOf, offers);
    }
}
