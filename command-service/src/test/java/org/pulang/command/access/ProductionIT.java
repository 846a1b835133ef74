package org.pulang.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulang.command.CommandService;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.production.Finding;
import org.pulang.production.NotForProduction;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** What is convenient on one machine starts nowhere else. The database of these tests has all that it should not have. */
class ProductionIT {

    @Test
    void refusesWhatIsUnsafeForRealPeoplesData() {
        assertThat(findings(PostgresForTests.freshDatabase()))
                .containsExactlyInAnyOrder(
                        Finding.ISSUER_MISSING,
                        Finding.DATABASE_UNVERIFIED,
                        Finding.DATABASE_SUPERUSER,
                        Finding.GRANTS_OTHER_THAN_THE_FILE,
                        Finding.GRANTS_OTHER_THAN_THE_FILE,
                        Finding.POLICIES_OTHER_THAN_THE_MIGRATIONS,
                        Finding.KEK_NOT_IN_A_FILE,
                        Finding.KEY_STORE_WITH_THE_EVENTS,
                        Finding.KEY_STORE_UNVERIFIED,
                        Finding.DESTROYED_KEYS_UNLISTED,
                        Finding.FSYNC_OFF,
                        Finding.SYNCHRONOUS_COMMIT_OFF);
    }

    @Test
    void refusesAnIssuerThatIsNone() {
        var database = PostgresForTests.freshDatabase();

        assertThat(findings(database, "--PULANG_ISSUER=http://localhost:8070"))
                .contains(Finding.ISSUER_NOT_HTTPS, Finding.ISSUER_LOOPBACK);
        assertThat(findings(database, "--PULANG_ISSUER=https://127.0.0.2/realms/pulang"))
                .contains(Finding.ISSUER_LOOPBACK)
                .doesNotContain(Finding.ISSUER_NOT_HTTPS);
        assertThat(findings(database, "--PULANG_ISSUER=https://id.example.org/realms/pulang"))
                .doesNotContain(Finding.ISSUER_LOOPBACK, Finding.ISSUER_NOT_HTTPS, Finding.ISSUER_MISSING);
    }

    @Test
    void refusesTheOwnerOfTheEventStore() {
        var database = PostgresForTests.freshDatabase();
        try (var service = RunningService.start(database)) {
            service.jdbc().sql("""
                    CREATE ROLE owning LOGIN;
                    ALTER TABLE eventstore.staff OWNER TO owning;
                    GRANT ALL ON SCHEMA eventstore TO owning;
                    GRANT ALL ON ALL TABLES IN SCHEMA eventstore TO owning;
                    GRANT ALL ON ALL SEQUENCES IN SCHEMA eventstore TO owning
                    """).update();
        }

        assertThat(findings(
                        database.replace("user=postgres", "user=owning"),
                        "--spring.datasource.username=owning",
                        "--spring.flyway.url=" + database,
                        "--spring.flyway.user=postgres",
                        "--pulang.keystore.url=" + database,
                        "--pulang.keystore.username=postgres"))
                .contains(Finding.DATABASE_OWNER);
    }

    @Test
    void refusesDemonstrationStaff() {
        var database = PostgresForTests.freshDatabase();
        try (var service = RunningService.start(database)) {
            service.jdbc()
                    .sql("INSERT INTO eventstore.staff VALUES ('caseworker-demo', 'dinsos', 'Caseworker', true)")
                    .update();
        }

        assertThat(findings(database)).contains(Finding.DEMO_STAFF);
    }

    @Test
    void doesNotAskForOwnersWhereItMigratesNothing() {
        var database = PostgresForTests.freshDatabase();
        try (var service = RunningService.start(database)) {
            assertThat(service.jdbc()).isNotNull();
        }

        assertThat(findings(
                        database,
                        "--spring.flyway.enabled=false",
                        "--spring.flyway.user=owner-without-password",
                        "--pulang.keystore.migration-username=owner-without-password"))
                .contains(Finding.DATABASE_SUPERUSER);
    }

    @Test
    void listensToNobodyElseWhereItIsLocal() {
        assertThat(findings(
                        PostgresForTests.freshDatabase(), "--spring.profiles.active=local", "--server.address=0.0.0.0"))
                .containsExactly(Finding.LOCAL_NOT_LOOPBACK);
    }

    private static List<Finding> findings(String databaseUrl, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--spring.config.name=command-service",
                "--server.port=0",
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres",
                "--pulang.keystore.kek=test AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "--logging.structured.format.console=",
                "--logging.level.root=OFF",
                "--spring.main.banner-mode=off"));
        arguments.addAll(List.of(settings));
        var refused = catchThrowableOfType(
                NotForProduction.class,
                () -> new SpringApplicationBuilder(CommandService.class)
                        .run(arguments.toArray(String[]::new))
                        .close());
        assertThat(refused).isNotNull();
        return refused.findings();
    }
}
