package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ContactsRecorded;
import org.pulang.event.DocumentProblemReported;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.event.IdentityVerified;
import org.pulang.event.MissedIdentificationRecorded;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentProblem;
import org.pulang.vocabulary.PersonalDetails;
import org.pulang.vocabulary.TraffickingStatus;

/** Who the person is, as corrected, and what was done to them. Wrong entries stay in the history. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class IdentificationPart {

    private static final Set<DocumentProblem> FALSE =
            EnumSet.of(DocumentProblem.Falsified, DocumentProblem.NeverIssued);

    @Nullable
    Person person;

    @Nullable
    PersonalDetails details;

    @Nullable
    TraffickingStatus status;
    /** Identity is provisional until a route has confirmed it. */
    boolean identityVerified;

    @Nullable
    Entry<VictimIdentified> identified;

    List<Entry<TraffickingStatusDetermined>> statusDecisions = new ArrayList<>();
    List<Entry<ExploitationRecorded>> exploitations = new ArrayList<>();
    List<Entry<PerpetratorRecorded>> perpetrators = new ArrayList<>();
    List<Entry<PersonalDetailsCorrected>> corrections = new ArrayList<>();
    List<Entry<ContactsRecorded>> contactChanges = new ArrayList<>();
    List<Entry<IdentityDocumentRecorded>> documents = new ArrayList<>();
    List<Entry<DocumentProblemReported>> documentProblems = new ArrayList<>();
    List<Entry<IdentityVerified>> verifications = new ArrayList<>();
    List<Entry<MissedIdentificationRecorded>> missedIdentifications = new ArrayList<>();

    void on(VictimIdentified event, Recorded recorded) {
        identified = Entry.of(event, recorded);
        person = Person.of(event);
        status = event.status();
    }

    void on(TraffickingStatusDetermined event, Recorded recorded) {
        statusDecisions.add(Entry.of(event, recorded));
        status = event.status();
    }

    void on(ExploitationRecorded event, Recorded recorded) {
        exploitations.add(Entry.of(event, recorded));
    }

    void on(PerpetratorRecorded event, Recorded recorded) {
        perpetrators.add(Entry.of(event, recorded));
    }

    void on(ContactsRecorded event, Recorded recorded) {
        contactChanges.add(Entry.of(event, recorded));
        if (person != null) {
            person = person.reachedBy(event.contacts());
        }
    }

    void on(PersonalDetailsRecorded event, Recorded recorded) {
        details = Person.merged(details, event.details());
    }

    void on(PersonalDetailsCorrected event, Recorded recorded) {
        corrections.add(Entry.of(event, recorded));
        if (person != null) {
            person = person.corrected(event.identity(), event.age());
        }
        if (event.details() != null) {
            details = Person.merged(details, event.details());
        }
    }

    void on(IdentityDocumentRecorded event, Recorded recorded) {
        documents.add(Entry.of(event, recorded));
    }

    void on(DocumentProblemReported event, Recorded recorded) {
        documentProblems.add(Entry.of(event, recorded));
        identityVerified = isVerified();
    }

    void on(IdentityVerified event, Recorded recorded) {
        verifications.add(Entry.of(event, recorded));
        identityVerified = isVerified();
    }

    /** By what still proves it: identity is provisional again once the paper it was verified by turns out to be false. */
    private boolean isVerified() {
        return verifications.stream()
                .anyMatch(verified -> !isFalse(verified.event().documentId()));
    }

    private boolean isFalse(@Nullable DocumentId document) {
        return document != null
                && documentProblems.stream()
                        .map(Entry::event)
                        .anyMatch(reported ->
                                document.equals(reported.documentId()) && FALSE.contains(reported.problem()));
    }

    void on(MissedIdentificationRecorded event, Recorded recorded) {
        missedIdentifications.add(Entry.of(event, recorded));
    }
}
