package org.pulang.query.access;

import java.util.UUID;
import org.pulang.query.page.Listing;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.CaseId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/grants}: what waits for the privacy officer, and what is open at the moment; the earliest first. */
@RestController
class GrantsEndpoint {

    private static final UUID NO_CASE = new UUID(0, 0);

    private final Grants grants;
    private final AccessFacts facts;
    private final Details details;

    GrantsEndpoint(Grants grants, AccessFacts facts, Details details) {
        this.grants = grants;
        this.facts = facts;
        this.details = details;
    }

    /** With the reason, without which nobody can decide; of a sealed case neither it nor the case is told. */
    @GetMapping("/api/grants")
    ResponseEntity<byte[]> due(Reader reader, Read read, AsOf asOf) {
        facts.requireFresh();
        var due = grants.due(reader.organisation());
        read.lists(due, due.size(), grant -> grant.caseId() == null ? null : new CaseId(grant.caseId()));
        return Details.open(
                ResponseEntity.ok(new Listing<>(asOf, due)),
                details.opening(
                        record ->
                                record instanceof GrantEntry grant && grant.caseId() != null ? grant.caseId() : NO_CASE,
                        (field, within) -> within.get(0) instanceof GrantEntry grant && grant.caseId() != null,
                        reader.purpose()));
    }
}
