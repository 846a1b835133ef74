package org.pulang.command.access;

import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.RoleChanged;
import org.pulang.event.StaffMemberDisabled;
import org.pulang.event.StaffMemberEnabled;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works here, as a table of the event store's database, written in the transaction of the staff's events (ADR 15). */
@Component
@ProcessingGroup("access")
public class StaffTable implements StaffDirectory {

    private final JdbcClient jdbc;

    StaffTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing is remembered between requests. */
    @Override
    public Optional<Staff> find(StaffId id) {
        return jdbc.sql("SELECT organisation, role, enabled FROM eventstore.staff WHERE staff_id = ?")
                .param(id.value())
                .query((row, n) -> new Staff(
                        id,
                        new OrganisationId(row.getString("organisation")),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("enabled")))
                .optional();
    }

    /** Whether nobody was ever registered. */
    public boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM eventstore.staff)")
                .query(Boolean.class)
                .single();
    }

    @EventHandler
    void on(StaffMemberRegistered event) {
        jdbc.sql("INSERT INTO eventstore.staff (staff_id, organisation, role, enabled) VALUES (?, ?, ?, true)")
                .params(
                        event.staffId().value(),
                        event.organisation().value(),
                        event.role().name())
                .update();
    }

    @EventHandler
    void on(RoleChanged event) {
        jdbc.sql("UPDATE eventstore.staff SET role = ? WHERE staff_id = ?")
                .params(event.role().name(), event.staffId().value())
                .update();
    }

    @EventHandler
    void on(StaffMemberDisabled event) {
        enable(event.staffId(), false);
    }

    @EventHandler
    void on(StaffMemberEnabled event) {
        enable(event.staffId(), true);
    }

    private void enable(StaffId staff, boolean enabled) {
        jdbc.sql("UPDATE eventstore.staff SET enabled = ? WHERE staff_id = ?")
                .params(enabled, staff.value())
                .update();
    }
}
