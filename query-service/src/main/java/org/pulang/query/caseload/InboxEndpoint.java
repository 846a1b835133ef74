package org.pulang.query.caseload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Cursor;
import org.pulang.query.page.Listing;
import org.pulang.query.replay.AsOf;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Referrals, by the day for the answer: those sent, and those that the reader's organisation received and has still to end. */
@RestController
@RequestMapping("/api/referrals")
class InboxEndpoint {

    private final Inbox inbox;

    InboxEndpoint(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    ResponseEntity<Listing<InboxEntry>> sent(
            AsOf asOf,
            Visible visible,
            Read read,
            @ModelAttribute InboxFilter filter,
            @RequestParam @Nullable Cursor after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return answer(asOf, read, inbox.sent(filter, visible, after, limit + 1), limit);
    }

    @GetMapping("/received")
    ResponseEntity<Listing<InboxEntry>> received(
            AsOf asOf,
            Reader reader,
            Visible visible,
            Read read,
            @ModelAttribute InboxFilter filter,
            @RequestParam @Nullable Cursor after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return answer(asOf, read, inbox.received(filter, reader, visible, after, limit + 1), limit);
    }

    private static ResponseEntity<Listing<InboxEntry>> answer(AsOf asOf, Read read, List<InboxEntry> rows, int limit) {
        read.lists(rows, limit, InboxEntry::caseId);
        // Time alone makes one overdue, without any event.
        return Listing.untagged(asOf, rows, limit, entry -> entry.cursor().toString());
    }
}
