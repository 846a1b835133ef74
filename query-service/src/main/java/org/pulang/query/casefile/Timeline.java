package org.pulang.query.casefile;

import java.util.List;
import java.util.Locale;
import org.pulang.query.page.Sentences;
import org.pulang.query.replay.StoredEvents;
import org.pulang.vocabulary.CaseId;
import org.springframework.stereotype.Component;

/** A case's history as sentences, for pages and for the API. */
@Component
class Timeline {

    private final Casefiles casefiles;
    private final StoredEvents events;
    private final Sentences sentences;

    Timeline(Casefiles casefiles, StoredEvents events, Sentences sentences) {
        this.casefiles = casefiles;
        this.events = events;
        this.sentences = sentences;
    }

    /** The entries behind a version that the file already knows. */
    List<CaseHistoryEntry> of(CaseId id, long after, int limit, Locale language) {
        long known = casefiles.version(id);
        return events.of(id.value(), after, limit).stream()
                .filter(event -> event.recorded().version() <= known)
                .map(event -> CaseHistoryEntry.of(event, sentences.of(event.event(), language)))
                .toList();
    }
}
