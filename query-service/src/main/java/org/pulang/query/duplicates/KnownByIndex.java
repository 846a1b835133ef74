package org.pulang.query.duplicates;

import java.util.List;
import org.pulang.query.access.KnownPeople;
import org.pulang.query.access.Read;
import org.pulang.query.access.Visible;
import org.pulang.query.replay.AsOf;
import org.springframework.stereotype.Component;

/** Answers a page as {@link DuplicatesEndpoint} answers the API: the same search, the same row in the log. */
@Component
class KnownByIndex implements KnownPeople {

    private static final int LONGEST_NAME = 400;
    private static final int MOST_PHONES = 5;

    private final DuplicatesEndpoint endpoint;

    KnownByIndex(DuplicatesEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public List<Known> find(Terms terms, Visible visible, Read read) {
        var wanted = new Wanted(
                terms.name() == null || terms.name().isBlank() || terms.name().length() > LONGEST_NAME
                        ? null
                        : terms.name().strip(),
                List.of(),
                terms.phones().stream()
                        .filter(phone -> !phone.isBlank())
                        .limit(MOST_PHONES)
                        .toList(),
                null,
                terms.birthYear(),
                terms.gender(),
                terms.origin());
        if (wanted.nothing() || !wanted.plain()) {
            read.lists(List.<Known>of(), 0, Known::caseId);
            return List.of();
        }
        return endpoint.search("", wanted, visible, read, new AsOf(0, null)).items().stream()
                .map(KnownByIndex::known)
                .toList();
    }

    private static Known known(Match match) {
        if (match instanceof Match.Here here) {
            return new Known(
                    here.caseId(),
                    null,
                    null,
                    here.reasons().stream().map(Enum::name).toList());
        }
        var elsewhere = (Match.Elsewhere) match;
        return new Known(null, elsewhere.ask(), elsewhere.reference(), List.of());
    }
}
