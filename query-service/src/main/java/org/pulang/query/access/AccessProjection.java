package org.pulang.query.access;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.RoleChanged;
import org.pulang.event.StaffMemberDisabled;
import org.pulang.event.StaffMemberEnabled;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.RowBuffer;
import org.springframework.stereotype.Component;

/** For whoever decides about access: who works here, in which role? */
@Component
class AccessProjection implements Projection {

    @Override
    public List<Class<?>> rows() {
        return List.of(StaffRow.class);
    }

    @EventHandler
    void on(StaffMemberRegistered event, RowBuffer rows) {
        rows.add(StaffRow.of(event));
    }

    @EventHandler
    void on(RoleChanged event, RowBuffer rows) {
        rows.row(StaffRow.class, event.staffId().stream()).role = event.role();
    }

    @EventHandler
    void on(StaffMemberDisabled event, RowBuffer rows) {
        rows.row(StaffRow.class, event.staffId().stream()).enabled = false;
    }

    @EventHandler
    void on(StaffMemberEnabled event, RowBuffer rows) {
        rows.row(StaffRow.class, event.staffId().stream()).enabled = true;
    }
}
