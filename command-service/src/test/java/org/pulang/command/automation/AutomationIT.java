package org.pulang.command.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.access.Actor;
import org.pulang.command.reintegrationcase.ScheduleFollowUp;
import org.pulang.event.CaseTransferOffered;
import org.pulang.store.EventJson;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What happens by itself when a day has ended; the clock runs, and the tests move it on. */
class AutomationIT {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    /** On a machine that has little else to do it is a second or two. */
    private static final Duration PROMPT = Duration.ofSeconds(60);

    /** Long enough for several rounds of the scheduler. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final Actor OWNER =
            new Actor(new StaffId("caseworker-demo"), new OrganisationId("pulang-demo"), Role.Caseworker);

    private static String database;
    private static RunningService service;

    @BeforeAll
    static void start() {
        database = PostgresForTests.freshDatabase();
        service = start(database);
    }

    /** So that no test runs across the end of a day. */
    @BeforeEach
    void aDayBegins() {
        RunningClock.moveTo(today().plusDays(1));
    }

    @AfterAll
    static void stop() {
        service.close();
        GenericEventMessage.clock = Clock.systemUTC();
    }

    @Test
    void missesFollowUpOnceWithinSecondsOfTheEndOfItsDay() throws Exception {
        var id = identify(service);
        var followUp = schedule(service, id, today());
        assertThat(tasks(service, id)).isEqualTo(1);

        RunningClock.moveTo(today().plusDays(1));
        await(PROMPT, () -> count(service, id, "FollowUpMissed") == 1);

        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, id, "FollowUpMissed")).isEqualTo(1);
        await(PROMPT, () -> tasks(service, id) == 0);
        assertThat(payload(service, id, "FollowUpMissed").path("followUpId").asString())
                .isEqualTo(followUp.toString());
        var metadata = metadata(service, id, "FollowUpMissed");
        assertThat(metadata.path(EventMetadata.ACTOR).asString()).isEqualTo("system");
        assertThat(metadata.path(EventMetadata.CAUSATION_ID).asString())
                .isEqualTo(eventId(service, id, "FollowUpScheduled"));
        assertThat(metadata.path(EventMetadata.CORRELATION_ID).asString())
                .isEqualTo(metadata(service, id, "FollowUpScheduled")
                        .path(EventMetadata.CORRELATION_ID)
                        .asString());
    }

    @Test
    void missesFollowUpAtOnceThatIsEnteredAfterItsDay() {
        var id = identify(service);
        schedule(service, id, today().minusDays(3));
        await(PROMPT, () -> count(service, id, "FollowUpMissed") == 1);
    }

    @Test
    void missesNoFollowUpThatWasHeldCancelledOrMoved() throws Exception {
        var id = identify(service);
        var held = schedule(service, id, today());
        var cancelled = schedule(service, id, today());
        var moved = schedule(service, id, today());
        post(service, id, "record-follow-up", """
                {"followUpId": "%s", "mode": "Call", "reached": "Survivor", "findings": "Well.", "safe": "Yes"}
                """.formatted(held));
        post(service, id, "cancel-follow-up", """
                {"followUpId": "%s", "reason": "AskedByPerson"}
                """.formatted(cancelled));
        post(service, id, "reschedule-follow-up", """
                {"followUpId": "%s", "dueOn": "%s", "reason": "AskedByPerson"}
                """.formatted(moved, today().plusDays(2)));
        assertThat(tasks(service, id)).isEqualTo(1);

        RunningClock.moveTo(today().plusDays(1));
        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, id, "FollowUpMissed")).isZero();

        RunningClock.moveTo(today().plusDays(2));
        await(PROMPT, () -> count(service, id, "FollowUpMissed") == 1);
        assertThat(payload(service, id, "FollowUpMissed").path("followUpId").asString())
                .isEqualTo(moved.toString());
    }

    @Test
    void losesContactWithTheThirdFollowUpMissed() {
        var id = identify(service);
        Stream.of(0, 1, 2).forEach(days -> schedule(service, id, today().plusDays(days)));
        RunningClock.moveTo(today().plusDays(3));
        await(PROMPT, () -> count(service, id, "ContactLost") == 1);
        assertThat(count(service, id, "FollowUpMissed")).isEqualTo(3);
        assertThat(payload(service, id, "ContactLost").path("missed")).hasSize(3);
    }

    @Test
    void endsEmergencyAccessAndUnmaskingWhenTheirTimeIsOver() throws Exception {
        var id = identify(service);
        var emergency = UUID.randomUUID();
        grant(service, emergency, "open-emergency-access", "Caseworker", """
                {"caseId": "%s", "ground": "DangerToLife", "reason": "She stands at the shelter door.", "minutes": 60}
                """.formatted(id));
        var unmasking = UUID.randomUUID();
        grant(service, unmasking, "request-unmasking", "Auditor", """
                {"caseId": "%s", "classes": ["Identity"], "reason": "Two files may be about her.", "minutes": 480}
                """.formatted(id));
        grant(service, unmasking, "grant-unmasking", "PrivacyOfficer", "{}");
        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, emergency, "EmergencyAccessEnded")).isZero();
        assertThat(count(service, unmasking, "UnmaskingExpired")).isZero();

        RunningClock.moveTo(today().plusDays(2));
        await(PROMPT, () -> count(service, emergency, "EmergencyAccessEnded") == 1);
        await(PROMPT, () -> count(service, unmasking, "UnmaskingExpired") == 1);
        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, emergency, "EmergencyAccessEnded")).isEqualTo(1);
        assertThat(metadata(service, emergency, "EmergencyAccessEnded")
                        .path(EventMetadata.CAUSATION_ID)
                        .asString())
                .isEqualTo(eventId(service, emergency, "EmergencyAccessOpened"));
    }

    @Test
    void lapsesReferralWithoutAnswerButNoneThatWasAnswered() {
        var answered = refer(service, today());
        post(service, answered, "accept-referral", "{\"referralId\": \"%s\"}".formatted(answered));
        var unanswered = refer(service, today());

        RunningClock.moveTo(today().plusDays(1));
        await(PROMPT, () -> count(service, unanswered, "ReferralLapsed") == 1);
        await(PROMPT, () -> tasks(service, unanswered) == 0);
        assertThat(tasks(service, answered)).isZero();
        assertThat(count(service, answered, "ReferralLapsed")).isZero();
    }

    @Test
    void lapsesTheOfferOfATransferAfterThirtyDaysButNoneThatWasTakenBack() throws Exception {
        var unanswered = offer(service);
        var takenBack = offer(service);
        post(service, takenBack, "withdraw-transfer", """
                {"transferId": "%s", "reason": "NotAnswered"}""".formatted(takenBack), "Pulang-Role", "Supervisor");
        assertThat(tasks(service, unanswered)).isEqualTo(1);
        assertThat(tasks(service, takenBack)).isZero();

        RunningClock.moveBy(CaseTransferOffered.ANSWERED_IN.minusMinutes(10));
        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, unanswered, "CaseTransferLapsed"))
                .as("ten minutes before")
                .isZero();

        RunningClock.moveBy(Duration.ofMinutes(12));
        await(PROMPT, () -> count(service, unanswered, "CaseTransferLapsed") == 1);
        await(PROMPT, () -> tasks(service, unanswered) == 0);
        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, unanswered, "CaseTransferLapsed")).isEqualTo(1);
        assertThat(count(service, takenBack, "CaseTransferLapsed")).isZero();
        var metadata = metadata(service, unanswered, "CaseTransferLapsed");
        assertThat(metadata.path(EventMetadata.ACTOR).asString()).isEqualTo("system");
        assertThat(metadata.path(EventMetadata.CAUSATION_ID).asString())
                .isEqualTo(eventId(service, unanswered, "CaseTransferOffered"));
        // Nobody waits for an answer any more, and somebody else may be asked.
        var provider = payload(service, unanswered, "CaseTransferOffered")
                .path("providerId")
                .asString();
        transfer(service, unanswered, UUID.randomUUID(), provider);
    }

    /** A case that another organisation is asked to take over, under the same id. */
    private static UUID offer(RunningService on) {
        var id = identify(on);
        var provider = UUID.randomUUID();
        assertThat(on.post("/api/providers/%s/register-provider".formatted(provider), """
                        {"name": "Dinas Sosial Contoh", "type": "LocalGovernmentOrganisation", "services": ["Psychological"],
                         "organisation": "dinsos-contoh"}
                        """, "Pulang-Role", "Supervisor")
                        .status())
                .isEqualTo(201);
        post(on, id, "grant-consent", """
                {"purpose": "Sharing", "recipients": ["%s"], "explained": ["UseOfData"], "mode": "Oral", "givenBy": "Self"}
                """.formatted(provider));
        transfer(on, id, id, provider.toString());
        return id;
    }

    private static void transfer(RunningService on, UUID id, UUID transfer, String provider) {
        post(on, id, "transfer-case", """
                {"transferId": "%s", "providerId": "%s", "reason": "MovedAway"}""".formatted(transfer, provider), "Pulang-Role", "Supervisor");
    }

    @Test
    void marksApplicationOverdueOnceWhenTheSevenDaysAreOver() throws Exception {
        var id = identify(service);
        var waiting = applyFor(service, id, "SocialRehabilitation", today());
        var answered = applyFor(service, id, "HealthRehabilitation", today());
        var withdrawn = applyFor(service, id, "FirstAid", today());
        applyFor(service, id, "WitnessProtection", today());
        assertThat(tasks(service, id)).isEqualTo(3);
        post(service, id, "record-entitlement-grant", """
                {"applicationId": "%s", "grantedOn": "%s"}""".formatted(answered, today()));
        post(service, id, "withdraw-entitlement-application", """
                {"applicationId": "%s", "reason": "MovedAway"}""".formatted(withdrawn));
        assertThat(tasks(service, id)).isEqualTo(1);

        var submittedOn = today();
        RunningClock.moveTo(submittedOn.plusDays(7));
        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, id, "EntitlementOverdue"))
                .as("on the seventh day")
                .isZero();
        RunningClock.moveTo(submittedOn.plusDays(8));
        await(PROMPT, () -> count(service, id, "EntitlementOverdue") == 1);
        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, id, "EntitlementOverdue")).isEqualTo(1);
        await(PROMPT, () -> tasks(service, id) == 0);
        assertThat(payload(service, id, "EntitlementOverdue")
                        .path("applicationId")
                        .asString())
                .isEqualTo(waiting.toString());
        assertThat(metadata(service, id, "EntitlementOverdue")
                        .path(EventMetadata.ACTOR)
                        .asString())
                .isEqualTo("system");
    }

    @Test
    void marksWhatBecameOverdueWhileTheServiceWasDownOnce() throws Exception {
        var other = PostgresForTests.freshDatabase();
        UUID id;
        try (var first = start(other)) {
            id = identify(first);
            applyFor(first, id, "SocialRehabilitation", today());
        }
        RunningClock.moveTo(today().plusDays(8));
        try (var second = start(other)) {
            await(PROMPT, () -> count(second, id, "EntitlementOverdue") == 1);
        }
        try (var third = start(other)) {
            Thread.sleep(QUIET.toMillis());
            assertThat(count(third, id, "EntitlementOverdue")).isEqualTo(1);
        }
    }

    @Test
    void marksRestitutionOverdueOnceWhenFourteenDaysAreOver() throws Exception {
        var owed = restitution(service, today());
        var paid = restitution(service, today());
        post(service, paid, "record-restitution-payment", """
                {"restitutionId": "%s", "paymentId": "%s", "amount": {"amount": 1000000, "currency": "IDR"},
                 "paidOn": "%s"}""".formatted(paid, paid, today()));
        assertThat(tasks(service, owed)).isEqualTo(1);

        RunningClock.moveTo(today().plusDays(14));
        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, owed, "RestitutionOverdue")).isZero();

        RunningClock.moveTo(today().plusDays(1));
        await(PROMPT, () -> count(service, owed, "RestitutionOverdue") == 1);
        await(PROMPT, () -> tasks(service, owed) == 0 && tasks(service, paid) == 0);
        Thread.sleep(QUIET.toMillis());
        assertThat(count(service, owed, "RestitutionOverdue")).isEqualTo(1);
        assertThat(count(service, paid, "RestitutionOverdue")).isZero();
        assertThat(metadata(service, owed, "RestitutionOverdue")
                        .path(EventMetadata.CAUSATION_ID)
                        .asString())
                .isEqualTo(eventId(service, owed, "JudgmentNoticeRecorded"));

        // What had been in time is not any more.
        post(service, paid, "withdraw-restitution-payment", """
                {"restitutionId": "%s", "paymentId": "%s", "reason": "TakenBack"}""".formatted(paid, paid));
        await(PROMPT, () -> count(service, paid, "RestitutionOverdue") == 1);
    }

    @Test
    void marksRestitutionOverdueThatFellDueWhileTheServiceWasDown() {
        var other = PostgresForTests.freshDatabase();
        UUID id;
        try (var first = start(other)) {
            id = restitution(first, today());
        }
        RunningClock.moveTo(today().plusDays(20));
        try (var second = start(other)) {
            await(PROMPT, () -> count(second, id, "RestitutionOverdue") == 1);
        }
    }

    @Test
    void watchesNothingWhereTheCommandIsRolledBack() {
        var id = identify(service);
        var command = new ScheduleFollowUp(
                new CaseId(id),
                new FollowUpId(UUID.randomUUID()),
                today(),
                FollowUpPurpose.WellBeing,
                FollowUpMode.Call,
                null,
                null);
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            service.bean(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, OWNER.metadata()));
            assertThat(tasks(service, id)).isEqualTo(1);
            transaction.setRollbackOnly();
        });
        assertThat(count(service, id, "FollowUpScheduled")).isZero();
        assertThat(tasks(service, id)).isZero();
    }

    @Test
    void triesAgainUntilItSucceeds() {
        var id = UUID.randomUUID();
        watch(service, id);
        await(PROMPT, () -> failures(service, id) > 0);
        assertThat(tasks(service, id)).isEqualTo(1);

        identify(service, id);
        await(PROMPT, () -> tasks(service, id) == 0);
    }

    @Test
    void leavesItThereWhereTheCaseIsClosed() {
        var id = identify(service);
        post(
                service,
                id,
                "request-closure",
                "{\"reason\": \"OwnDecision\", \"outcome\": \"Disengaged\", \"summary\": \"Goes on alone.\"}");
        post(service, id, "approve-closure", "{}", "Pulang-Actor", "supervisor-1", "Pulang-Role", "Supervisor");
        var before = count(service, id, "%");
        // Due at once: whoever looks for the task now may come too late.
        watch(service, id);
        await(PROMPT, () -> tasks(service, id) == 0);
        assertThat(count(service, id, "%")).isEqualTo(before);
    }

    @Test
    void catchesUpWithWhatFellDueWhileTheServiceWasDown() {
        var other = PostgresForTests.freshDatabase();
        UUID id;
        try (var first = start(other)) {
            id = identify(first);
            schedule(first, id, today());
        }
        RunningClock.moveTo(today().plusDays(1));
        try (var second = start(other)) {
            await(PROMPT, () -> count(second, id, "FollowUpMissed") == 1);
        }
    }

    @Test
    void takesOverWhatAKilledServiceWasActingOn() throws Exception {
        var id = identify(service);
        schedule(service, id, today());
        // As a service leaves its row when it is killed five minutes after the day ended.
        var killedAt = today().plusDays(1).atStartOfDay(JAKARTA).plusMinutes(5).toOffsetDateTime();
        service.jdbc().sql("""
                        UPDATE eventstore.scheduled_tasks SET picked = true, picked_by = 'killed', last_heartbeat = ?
                        WHERE task_instance LIKE ?
                        """).params(killedAt, id + "/%").update();
        RunningClock.moveTo(today().plusDays(1));

        Thread.sleep(1_500);
        assertThat(count(service, id, "FollowUpMissed"))
                .as("while it may still be alive")
                .isZero();
        RunningClock.moveBy(Duration.ofMinutes(6));
        await(PROMPT, () -> count(service, id, "FollowUpMissed") == 1);
        await(PROMPT, () -> tasks(service, id) == 0);
    }

    @Test
    void missesEachFollowUpOnceWhereTwoServicesWatch() throws Exception {
        try (var second = start(database)) {
            var ids = Stream.generate(() -> identify(service)).limit(30).toList();
            ids.forEach(id -> schedule(service, id, today()));
            RunningClock.moveTo(today().plusDays(1));
            await(PROMPT, () -> ids.stream().allMatch(id -> count(service, id, "FollowUpMissed") == 1));
            Thread.sleep(QUIET.toMillis());
            await(PROMPT, () -> ids.stream().allMatch(id -> tasks(second, id) == 0));
            assertThat(ids).allMatch(id -> count(service, id, "FollowUpMissed") == 1);
        }
    }

    /** A clock that runs and can be moved on, the same for all services of this test. No @Configuration: nobody else is to find it. */
    static class RunningClock {

        private static final AtomicReference<Duration> OFFSET = new AtomicReference<>(Duration.ZERO);

        @Bean
        @Primary
        Clock runningClock() {
            var clock = new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return Clock.offset(Clock.system(zone), OFFSET.get());
                }

                @Override
                public Instant instant() {
                    return now();
                }
            };
            GenericEventMessage.clock = clock;
            return clock;
        }

        static Instant now() {
            return Clock.systemUTC().instant().plus(OFFSET.get());
        }

        static void moveBy(Duration time) {
            OFFSET.updateAndGet(offset -> offset.plus(time));
        }

        /** To the very beginning of a day in Jakarta. */
        static void moveTo(LocalDate day) {
            OFFSET.updateAndGet(offset -> offset.plus(
                    Duration.between(now(), day.atStartOfDay(JAKARTA).toInstant())));
        }
    }

    private static RunningService start(String database) {
        return RunningService.start(database, List.of(RunningClock.class), Map.of());
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(RunningClock.now(), JAKARTA);
    }

    private static UUID identify(RunningService on) {
        return identify(on, UUID.randomUUID());
    }

    private static UUID identify(RunningService on, UUID id) {
        post(on, id, "identify-victim", """
                {"gender": "Feminine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "Community",
                 "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}
                """);
        return id;
    }

    private static UUID schedule(RunningService on, UUID id, LocalDate dueOn) {
        var followUp = UUID.randomUUID();
        post(on, id, "schedule-follow-up", """
                {"followUpId": "%s", "dueOn": "%s", "purpose": "WellBeing", "mode": "Call"}
                """.formatted(followUp, dueOn));
        return followUp;
    }

    private static UUID applyFor(RunningService on, UUID id, String entitlement, LocalDate submittedOn) {
        var application = UUID.randomUUID();
        post(on, id, "apply-for-entitlement", """
                {"applicationId": "%s", "entitlement": "%s", "submittedOn": "%s", "submittedBy": "Family",
                 "authority": "SocialService"}
                """.formatted(application, entitlement, submittedOn));
        return application;
    }

    /** A case with a referral of the same id. */
    private static UUID refer(RunningService on, LocalDate answerDueOn) {
        var id = identify(on);
        var provider = UUID.randomUUID();
        assertThat(on.post("/api/providers/%s/register-provider".formatted(provider), """
                        {"name": "Pusat Konseling Contoh", "type": "NGO", "services": ["Psychological"]}
                        """, "Pulang-Role", "Supervisor")
                        .status())
                .isEqualTo(201);
        post(on, id, "grant-consent", """
                {"purpose": "Sharing", "recipients": ["%s"], "explained": ["UseOfData"], "mode": "Oral", "givenBy": "Self"}
                """.formatted(provider));
        post(on, id, "make-referral", """
                {"referralId": "%s", "providerId": "%s", "service": "Psychological",
                 "reason": "AdditionalServicesRequired", "answerDueOn": "%s"}
                """.formatted(id, provider, answerDueOn));
        return id;
    }

    /** A case with a claim of the same id, on which a million rupiah are ordered by a judgment noticed that day. */
    private static UUID restitution(RunningService on, LocalDate noticeOn) {
        var id = identify(on);
        post(on, id, "claim-restitution", "{\"restitutionId\": \"%s\", \"channel\": \"Lpsk\"}".formatted(id));
        post(on, id, "record-restitution-order", """
                {"restitutionId": "%s", "amount": {"amount": 1000000, "currency": "IDR"}, "court": "FirstInstance"}
                """.formatted(id));
        post(on, id, "record-judgment-notice", """
                {"restitutionId": "%s", "noticeOn": "%s"}
                """.formatted(id, noticeOn));
        return id;
    }

    /** A watched day that is over, of a follow-up the case knows nothing of. */
    private static void watch(RunningService on, UUID id) {
        on.bean(Deadlines.class)
                .watch(
                        WhenFollowUpScheduledThenWatchDueDate.TASK,
                        id + "/watched",
                        new DueDay(today().minusDays(1), JAKARTA),
                        new Deadline(new CaseId(id), UUID.randomUUID(), "cause", "correlation"));
    }

    private static void post(RunningService on, UUID id, String command, String body, String... headers) {
        var answer = on.post("/api/cases/%s/%s".formatted(id, command), body, headers);
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    private static void grant(RunningService on, UUID id, String command, String role, String body) {
        var answer = on.post(
                "/api/grants/%s/%s".formatted(id, command),
                body,
                "Pulang-Actor",
                role + "-of-grants",
                "Pulang-Role",
                role);
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    private static long count(RunningService on, UUID id, String type) {
        return on.jdbc().sql("""
                        SELECT count(*) FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        WHERE e.stream = ? AND t.name LIKE ?
                        """).params(id, type).query(Long.class).single();
    }

    private static long tasks(RunningService on, UUID id) {
        return on.jdbc()
                .sql("SELECT count(*) FROM eventstore.scheduled_tasks WHERE task_instance LIKE ?")
                .param(id + "/%")
                .query(Long.class)
                .single();
    }

    private static long failures(RunningService on, UUID id) {
        return on.jdbc()
                .sql(
                        "SELECT coalesce(max(consecutive_failures), 0) FROM eventstore.scheduled_tasks WHERE task_instance LIKE ?")
                .param(id + "/%")
                .query(Long.class)
                .single();
    }

    private static JsonNode payload(RunningService on, UUID id, String type) {
        return EventJson.MAPPER.readTree(column(on, id, type, "payload", byte[].class));
    }

    private static JsonNode metadata(RunningService on, UUID id, String type) {
        return EventJson.MAPPER.readTree(column(on, id, type, "metadata", byte[].class));
    }

    private static String eventId(RunningService on, UUID id, String type) {
        return column(on, id, type, "event_id", String.class);
    }

    private static <T> T column(RunningService on, UUID id, String type, String column, Class<T> as) {
        return on.jdbc().sql("""
                        SELECT e.%s FROM eventstore.event e JOIN eventstore.type t ON t.id = e.type
                        WHERE e.stream = ? AND t.name = ?
                        """.formatted(column)).params(id, type).query(as).single();
    }

    private static void await(Duration atMost, Supplier<Boolean> condition) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("still not so after " + atMost).isLessThan(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
