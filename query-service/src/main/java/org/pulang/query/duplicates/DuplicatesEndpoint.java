package org.pulang.query.duplicates;

import jakarta.validation.Valid;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Keepers;
import org.pulang.query.access.Read;
import org.pulang.query.access.Sight;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Listing;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Whether somebody is known already. What is searched for stands in the body: addresses are written down in many places. */
@RestController
class DuplicatesEndpoint {

    private static final int TERMS_BITS = 256;

    private final Duplicates duplicates;
    private final References references;
    private final IndexSecret secret;
    private final Keepers keepers;

    DuplicatesEndpoint(Duplicates duplicates, References references, IndexSecret secret, Keepers keepers) {
        this.duplicates = duplicates;
        this.references = references;
        this.secret = secret;
        this.keepers = keepers;
    }

    /**
     * Cases that may be of that person, the surest first: of those the reader may see, which and why; of others, whom to ask. Sealed
     * ones are not told of.
     *
     * @param purpose must be said here
     */
    @PostMapping("/api/duplicates/search")
    Listing<Match> search(
            @RequestHeader("Pulang-Purpose") String purpose,
            @Valid @RequestBody Wanted wanted,
            Visible visible,
            Read read,
            AsOf asOf) {
        if (wanted.nothing() || !wanted.plain()) {
            throw new ProblemFound(Problem.BAD_PARAMETER);
        }
        read.searched(secret.hmac("terms", wanted.terms(), TERMS_BITS));
        return told(duplicates.find(duplicates.sought(wanted), visible), visible, read, asOf);
    }

    /**
     * The same for the person of a case, who is searched for by what the case knows: the reader types nothing. Cases that were merged or
     * linked with it, or found to be somebody else's, are left out.
     *
     * @param purpose must be said here, too
     */
    @PostMapping("/api/cases/{caseId}/duplicates/search")
    Listing<Match> search(
            @RequestHeader("Pulang-Purpose") String purpose, Sight sight, Visible visible, Read read, AsOf asOf) {
        return told(duplicates.find(duplicates.sought(sight.caseId()), visible), visible, read, asOf);
    }

    private Listing<Match> told(Map<CaseId, SortedSet<Trait>> found, Visible visible, Read read, AsOf asOf) {
        var seen = duplicates.seen(found.keySet(), visible);
        var elsewhere = keepers.of(
                found.keySet().stream().filter(one -> !seen.contains(one)).toList());
        var told = Ranking.surestFirst(found).stream()
                .filter(one -> seen.contains(one.getKey()) || elsewhere.containsKey(one.getKey()))
                .limit(Ranking.MOST)
                .toList();
        read.lists(told, told.size(), Map.Entry::getKey);
        return new Listing<>(
                asOf,
                told.stream()
                        .map(one -> match(one.getKey(), one.getValue(), elsewhere.get(one.getKey())))
                        .toList());
    }

    private Match match(CaseId caseId, Set<Trait> reasons, @Nullable OrganisationId elsewhere) {
        return elsewhere == null
                ? new Match.Here(caseId, reasons)
                : new Match.Elsewhere(references.of(caseId), elsewhere);
    }
}
