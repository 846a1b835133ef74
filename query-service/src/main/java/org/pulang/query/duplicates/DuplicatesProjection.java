package org.pulang.query.duplicates;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.ContactsRecorded;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.query.duplicates.Marks.Mark;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.PersonName;
import org.springframework.stereotype.Component;

/**
 * For whoever takes somebody in: is this person known already? The only projection that opens details: without keys it waits;
 * where one was destroyed, or a detail does not open, there is nothing to mark.
 */
@Component
class DuplicatesProjection implements Projection {

    private final Marks marks;
    private final Unsealing unsealing;

    DuplicatesProjection(Marks marks, Unsealing unsealing) {
        this.marks = marks;
        this.unsealing = unsealing;
    }

    @Override
    public List<Class<?>> rows() {
        return List.of(MarkRow.class, NameRow.class, PersonRow.class);
    }

    @EventHandler
    void on(VictimIdentified event, RowBuffer rows) {
        rows.add(PersonRow.of(event));
        if (event.name() != null) {
            name(event.caseId(), event.name(), rows);
        }
        contacts(event.caseId(), event.contacts(), rows);
    }

    /** In place of those before: a number that was given up may be somebody else's now. */
    @EventHandler
    void on(ContactsRecorded event, RowBuffer rows) {
        unmark(event.caseId(), Trait.Phone, rows);
        contacts(event.caseId(), event.contacts(), rows);
    }

    private void contacts(CaseId caseId, List<Contact> contacts, RowBuffer rows) {
        for (var contact : contacts) {
            unsealing
                    .of(contact.value(), caseId)
                    .flatMap(value -> marks.ofContact(contact.kind(), value))
                    .ifPresent(mark -> add(caseId, mark, rows));
        }
    }

    @EventHandler
    void on(IdentityDocumentRecorded event, RowBuffer rows) {
        unsealing
                .of(event.number(), event.caseId())
                .flatMap(number -> marks.ofDocument(event.type(), number))
                .ifPresent(mark -> add(event.caseId(), mark, rows));
    }

    @EventHandler
    void on(PersonalDetailsCorrected event, RowBuffer rows) {
        if (event.identity() == null) {
            return;
        }
        var person = rows.find(PersonRow.class, event.caseId().value());
        if (person != null) {
            person.correct(event.identity());
        }
        if (event.identity().name() != null) {
            name(event.caseId(), event.identity().name(), rows);
        }
    }

    /** In place of the one that was wrong. */
    private void name(CaseId caseId, Sensitive<PersonName> name, RowBuffer rows) {
        unmark(caseId, Trait.Name, rows);
        rows.all(NameRow.class, caseId.value()).forEach(rows::remove);
        unsealing.of(name, caseId).ifPresent(opened -> {
            rows.add(NameRow.of(caseId, name));
            marks.ofName(opened.full()).forEach(mark -> add(caseId, mark, rows));
        });
    }

    private static void unmark(CaseId caseId, Trait trait, RowBuffer rows) {
        rows.all(MarkRow.class, caseId.value()).stream()
                .filter(row -> row.trait == trait)
                .toList()
                .forEach(rows::remove);
    }

    private static void add(CaseId caseId, Mark mark, RowBuffer rows) {
        rows.add(MarkRow.of(caseId, mark));
    }
}
