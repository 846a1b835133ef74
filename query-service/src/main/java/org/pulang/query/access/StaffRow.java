package org.pulang.query.access;

import java.util.UUID;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.Role;

/** A member of staff: for which organisation, in which role, and whether they may. */
@Table("staff")
class StaffRow {
    UUID stream;
    String staffId;
    String organisation;
    Role role;
    boolean enabled;

    static StaffRow of(StaffMemberRegistered event) {
        var row = new StaffRow();
        row.stream = event.staffId().stream();
        row.staffId = event.staffId().value();
        row.organisation = event.organisation().value();
        row.role = event.role();
        row.enabled = true;
        return row;
    }
}
