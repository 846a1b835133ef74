package org.pulang.command.staffmember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.access.Staff;
import org.pulang.command.access.StaffTable;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.boot.logging.LoggingSystem;

class FirstAdminIT {

    private static final Map<String, String> FIRST = first("admin-1");

    @Test
    void isRegisteredOnceByServicesThatStartTogether() {
        var database = PostgresForTests.freshDatabase();
        // Migrated before: the two meet at the registration, not at the migrations.
        RunningService.start(database).close();
        // What two processes each have of their own, two in one process would set up at the same time.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        var starting = List.of(starting(database), starting(database));
        starting.get(0).join();
        starting.get(1).join();
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        try (var one = starting.get(0).join();
                var other = starting.get(1).join()) {
            assertThat(one.events()).isEqualTo(1);
            assertThat(other.bean(StaffTable.class).find(new StaffId("admin-1")))
                    .contains(new Staff(new StaffId("admin-1"), new OrganisationId("pulang"), Role.Admin, true));
        }
    }

    @Test
    void isRegisteredOnlyWhereNobodyWorks() {
        var database = PostgresForTests.freshDatabase();
        RunningService.start(database, FIRST).close();
        try (var service = RunningService.start(database, first("admin-2"))) {
            assertThat(service.bean(StaffTable.class).find(new StaffId("admin-2")))
                    .isEmpty();
            assertThat(service.events()).isEqualTo(1);
        }
    }

    @Test
    void isNobodyUnlessNamed() {
        try (var service = RunningService.start(PostgresForTests.freshDatabase())) {
            assertThat(service.bean(StaffTable.class).isEmpty()).isTrue();
        }
    }

    @Test
    void needsAnOrganisation() {
        var database = PostgresForTests.freshDatabase();
        assertThatThrownBy(() -> RunningService.start(database, Map.of("pulang.access.first-admin.staff", "admin-1")))
                .hasRootCauseMessage("pulang.access.first-admin.organisation is missing.");
    }

    private static CompletableFuture<RunningService> starting(String database) {
        return CompletableFuture.supplyAsync(() -> RunningService.start(database, FIRST));
    }

    private static Map<String, String> first(String staff) {
        return Map.of("pulang.access.first-admin.staff", staff, "pulang.access.first-admin.organisation", "pulang");
    }
}
