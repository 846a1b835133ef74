package org.pulang.query.duplicates;

import java.util.UUID;
import org.pulang.personal.Sensitive;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PersonName;

/** The name of the person of a case, sealed: opened to be compared with one searched for that has marks in common. */
@Table("duplicates_name")
class NameRow {
    UUID caseId;
    Kept kept;

    /** As it came with the event. */
    record Kept(Sensitive<PersonName> name) {}

    static NameRow of(CaseId caseId, Sensitive<PersonName> name) {
        var row = new NameRow();
        row.caseId = caseId.value();
        row.kept = new Kept(name);
        return row;
    }
}
