package org.pulang.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/** Who works here is known as soon as it is committed. */
class StaffTableIT {

    private static final OrganisationId DINSOS = new OrganisationId("dinsos-32-73");

    private static RunningService service;
    private static StaffTable staff;

    @BeforeAll
    static void start() {
        service = RunningService.start(PostgresForTests.freshDatabase());
        staff = service.bean(StaffTable.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void followsTheEventsWithoutDelay() {
        var siti = new StaffId("siti.r-31");
        assertThat(staff.find(siti)).isEmpty();

        var registered = register("siti.r-31", "Caseworker");
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.header("Location")).isEqualTo("/api/staff/siti.r-31");
        assertThat(registered.json().path("staffId").asString()).isEqualTo("siti.r-31");
        assertThat(staff.find(siti)).contains(new Staff(siti, DINSOS, Role.Caseworker, true));

        assertThat(post("siti.r-31", "change-role", "{\"role\": \"Supervisor\"}")
                        .status())
                .isEqualTo(200);
        assertThat(staff.find(siti).map(Staff::role)).contains(Role.Supervisor);

        assertThat(post("siti.r-31", "disable-staff-member", "{}").status()).isEqualTo(200);
        assertThat(staff.find(siti)).contains(new Staff(siti, DINSOS, Role.Supervisor, false));
        assertThat(register("siti.r-31", "Admin").code()).isEqualTo("STAFF_EXISTS");
        assertThat(staff.find(siti)).contains(new Staff(siti, DINSOS, Role.Supervisor, false));

        assertThat(post("siti.r-31", "enable-staff-member", "{}").status()).isEqualTo(200);
        assertThat(staff.find(siti)).contains(new Staff(siti, DINSOS, Role.Supervisor, true));
    }

    @Test
    void staysAsItIsWhereACommandIsRefused() {
        assertThat(register("budi", "Auditor").status()).isEqualTo(201);
        var refused = service.post("/api/staff/budi/change-role", "{\"role\": \"Admin\"}", "Pulang-Role", "Supervisor");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("ROLE_REQUIRED");
        assertThat(staff.find(new StaffId("budi")).map(Staff::role)).contains(Role.Auditor);
    }

    @Test
    void holdsWhatABatchRegisters() {
        var answer = service.post("/api/batch", """
                {"key": "batch-1", "staffId": "wayan", "command": "register-staff-member", \
                "body": {"organisation": "dinsos-32-73", "role": "Analyst"}}
                {"key": "batch-2", "command": "disable-staff-member", "body": {}}
                """, "Content-Type", "application/x-ndjson", "Pulang-Role", "Admin");
        assertThat(answer.text().lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"status\":201", "\"staffId\":\"wayan\"");
        assertThat(answer.text()).contains("BATCH_LINE_INVALID", "/staffId");
        assertThat(staff.find(new StaffId("wayan")).map(Staff::role)).isEqualTo(Optional.of(Role.Analyst));
    }

    @Test
    void knowsAnIdOfAnotherShapeFromOneThatIsMissing() {
        assertThat(post("..", "disable-staff-member", "{}").status()).isBetween(400, 404);
        var odd = post("%C3%A9va", "disable-staff-member", "{}");
        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.code()).isEqualTo("ID_INVALID");
        var unknown = post("nobody", "disable-staff-member", "{}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("STAFF_UNKNOWN");
        var without = service.post(
                "/api/staff/register-staff-member",
                "{\"organisation\": \"x\", \"role\": \"Admin\"}",
                "Pulang-Role",
                "Admin");
        assertThat(without.status()).isEqualTo(404);
        assertThat(without.code()).isEqualTo("COMMAND_UNKNOWN");
    }

    private static Answer register(String id, String role) {
        return post(
                id, "register-staff-member", "{\"organisation\": \"dinsos-32-73\", \"role\": \"%s\"}".formatted(role));
    }

    private static Answer post(String id, String command, String body) {
        return service.post(
                "/api/staff/%s/%s".formatted(id, command), body, "Pulang-Actor", "admin-1", "Pulang-Role", "Admin");
    }
}
