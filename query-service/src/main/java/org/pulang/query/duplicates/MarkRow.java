package org.pulang.query.duplicates;

import java.util.UUID;
import org.pulang.query.duplicates.Marks.Mark;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.CaseId;

/** How the person of a case is marked. */
@Table("duplicates")
class MarkRow {
    UUID caseId;
    Trait trait;
    String token;

    static MarkRow of(CaseId caseId, Mark mark) {
        var row = new MarkRow();
        row.caseId = caseId.value();
        row.trait = mark.trait();
        row.token = mark.token();
        return row;
    }
}
