package org.pulang.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.PartialDate;

/**
 * How the person can be reached was told anew, in place of all that was known.
 *
 * @param contacts all there are; empty where there is no way any more
 * @param reason why a number became unsafe
 */
public record ContactsRecorded(
        CaseId caseId,
        List<Contact> contacts,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> reason,
        @Nullable PartialDate occurredAt)
        implements IdentificationEvent {

    public ContactsRecorded {
        contacts = List.copyOf(contacts);
    }
}
