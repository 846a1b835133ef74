package org.pulang.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.access.Relation;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.refusal.Refusal;
import org.pulang.personal.Purpose;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every command by every role in every relation to its case, against the running service: what passes, what is refused and what
 * does not exist is what the tables say. Sent with a version that is none, so that what passes the guard changes nothing.
 */
class AccessMatrixIT {

    private static final CaseAccessPolicy POLICY = CaseAccessPolicy.builtIn();
    private static final OrganisationId OWN = new OrganisationId("dinsos-indramayu");
    private static final OrganisationId RECEIVER = new OrganisationId("klinik-contoh");
    private static final OrganisationId ASKED = new OrganisationId("dinsos-kuningan");

    private static RunningService service;

    /** A person by what they have to do with the case. */
    private enum Person {
        Owner(OWN, Relation.Assigned, Relation.OwnOrganisation),
        Colleague(OWN, Relation.OwnOrganisation),
        /** One of the two whom the seal of a sealed case names. */
        Named(OWN, Relation.OwnOrganisation),
        Receiver(RECEIVER, Relation.Receiving),
        /** Of the organisation that is asked to take the case over. */
        Asked(ASKED, Relation.Offered),
        Stranger(new OrganisationId("dinsos-cirebon"));

        private final String organisation;

        @SuppressWarnings("ImmutableEnumChecker") // A Set.of.
        private final Set<Relation> relations;

        Person(OrganisationId organisation, Relation... relations) {
            this.organisation = organisation.value();
            this.relations = Set.of(relations);
        }

        /** A sealed case is only its owner's, and the two supervisors'. */
        Set<Relation> relations(Role role, boolean sealed) {
            if (!sealed) {
                return relations;
            }
            return this == Owner
                    ? Set.of(Relation.Assigned)
                    : this == Named && role == Role.Supervisor ? Set.of(Relation.OwnOrganisation) : Set.of();
        }

        Actor as(Role role) {
            return new Actor(
                    new StaffId(name().toLowerCase(java.util.Locale.ROOT) + "-1"),
                    new OrganisationId(organisation),
                    role);
        }
    }

    private enum Verdict {
        Allowed,
        Forbidden,
        Unknown
    }

    /** Lets everything pass. */
    static class GuardOff {
        @Bean
        @Primary
        CommandGuard open() {
            return new CommandGuard(POLICY) {
                @Override
                public void require(
                        Class<?> command, Actor actor, MetaData metadata, Set<Relation> relations, Refusal unseen) {}
            };
        }
    }

    @BeforeAll
    static void start() {
        service = RunningService.start(PostgresForTests.freshDatabase());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void decidesEveryCombinationAsTheTablesSay() {
        var wrong = new ArrayList<String>();
        int combinations = walk(service, false, wrong)
                + walk(service, true, wrong)
                + batch(service, false, wrong)
                + batch(service, true, wrong);
        System.out.printf("Commands: %,d combinations, %d wrong%n", combinations, wrong.size());
        assertThat(combinations).isGreaterThan(10_000);
        assertThat(wrong).isEmpty();
    }

    @Test
    void catchesAServiceWhoseCasesDoNotLook() {
        try (var open = RunningService.start(PostgresForTests.freshDatabase(), List.of(GuardOff.class), Map.of())) {
            var wrong = new ArrayList<String>();
            batch(open, true, wrong);
            System.out.printf("Commands, the guard of cases off: %d wrong%n", wrong.size());
            assertThat(wrong).isNotEmpty();
        }
    }

    @Test
    void answersForAHiddenCaseExactlyAsForNone() {
        var hidden = aReferredCase(service, false);
        var sealed = aReferredCase(service, true);
        var stranger = headers(Person.Stranger.as(Role.Caseworker), Purpose.Services, "If-Match", "\"0\"");
        for (var type : CommandCatalog.types()) {
            if ("cases".equals(type.collection()) && !type.begins()) {
                var body = OpenApiDocument.example(type).toString();
                var one = service.post("/api/cases/%s/%s".formatted(hidden, type.path()), body, stranger);
                var none = service.post("/api/cases/%s/%s".formatted(UUID.randomUUID(), type.path()), body, stranger);
                assertThat(told(one)).as(type.path()).isEqualTo(told(none));
                var colleague = headers(Person.Colleague.as(Role.Supervisor), Purpose.Supervision, "If-Match", "\"0\"");
                var two = service.post("/api/cases/%s/%s".formatted(sealed, type.path()), body, colleague);
                var no = service.post("/api/cases/%s/%s".formatted(UUID.randomUUID(), type.path()), body, colleague);
                assertThat(told(two)).as(type.path()).isEqualTo(told(no));
            }
        }
    }

    @Test
    void hasALineForEveryRouteAndARouteForEveryLine() {
        var routes = service.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(handler -> RouteGuard.ours(handler.getValue()))
                .flatMap(handler -> handler.getKey().getPatternValues().stream()
                        .flatMap(pattern -> handler.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Route("command", "%s %s".formatted(method, pattern)))))
                .toList();
        assertThat(POLICY.routes("command")).containsExactlyInAnyOrderElementsOf(routes);
    }

    /** All commands over HTTP, one by one; returns how many. */
    private static int walk(RunningService on, boolean sealed, List<String> wrong) {
        var ofCase = aReferredCase(on, sealed);
        var grant = anEmergencyAccess(on);
        var provider = UUID.randomUUID();
        register(on, provider, null);
        var member = "member-" + UUID.randomUUID();
        done(
                on,
                Person.Stranger.as(Role.Admin),
                "/api/staff/%s/register-staff-member".formatted(member),
                OpenApiDocument.example(
                                CommandCatalog.find("register-staff-member").orElseThrow())
                        .toString());
        var instrument = "M-%s.v1".formatted(UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
        done(
                on,
                Person.Owner.as(Role.Supervisor),
                "/api/instruments/%s/publish-instrument".formatted(instrument),
                OpenApiDocument.example(
                                CommandCatalog.find("publish-instrument").orElseThrow())
                        .toString());
        var erasure = UUID.randomUUID();
        done(
                on,
                Person.Owner.as(Role.Caseworker),
                "/api/erasures/%s/request-erasure".formatted(erasure),
                "{\"caseId\": \"%s\", \"subjects\": [\"Survivor\"], \"scope\": \"All\", \"requestedBy\": \"Self\"}"
                        .formatted(ofCase));
        var request = UUID.randomUUID();
        done(
                on,
                Person.Owner.as(Role.Caseworker),
                "/api/requests/%s/receive-subject-request".formatted(request),
                "{\"caseId\": \"%s\", \"right\": \"Access\", \"requestedBy\": \"Self\"}".formatted(ofCase));
        var otherCase = aReferredCase(on, sealed);
        var link = aLink(on, ofCase, otherCase);
        int combinations = 0;
        for (var type : CommandCatalog.types()) {
            var id = switch (type.kind()) {
                case Case -> ofCase;
                case Provider -> provider;
                case Staff -> member;
                case Instrument -> instrument;
                case Grant -> grant;
                case Erasure -> erasure;
                case Request -> request;
                case Link -> link;
            };
            var body = about(ofCase, otherCase, type);
            // What begins is compared with no version; the grant and the pair are there, and what passes ends with
            // that.
            var version = Set.of(StreamKind.Grant, StreamKind.Link).contains(type.kind()) && type.begins()
                    ? new String[0]
                    : new String[] {"If-Match", "\"999\""};
            for (var person : Person.values()) {
                for (var role : Role.values()) {
                    for (var purpose : sealed ? Set.of(POLICY.usualPurpose(role)) : purposes(role)) {
                        var answer = on.post(
                                "/api/%s/%s/%s".formatted(type.collection(), id, type.path()),
                                body,
                                headers(person.as(role), purpose, version));
                        compare(type, person, role, purpose, sealed, verdict(answer.status(), answer.code()), wrong);
                        combinations++;
                    }
                }
            }
        }
        return combinations;
    }

    /** All commands about cases as lines of batches; returns how many. */
    private static int batch(RunningService on, boolean sealed, List<String> wrong) {
        var ofCase = aReferredCase(on, sealed);
        var types = CommandCatalog.types().stream()
                .filter(type -> "cases".equals(type.collection()))
                .toList();
        int combinations = 0;
        for (var role : Role.values()) {
            var purpose = POLICY.usualPurpose(role);
            for (var person : Person.values()) {
                var results = on.post(
                                "/api/batch",
                                types.stream().map(type -> line(type, ofCase)).collect(Collectors.joining("\n")),
                                headers(person.as(role), purpose, "Content-Type", "application/x-ndjson"))
                        .text()
                        .lines()
                        .map(EventJson.MAPPER::readTree)
                        .toList();
                for (int i = 0; i < types.size(); i++) {
                    var result = results.get(i);
                    var verdict = verdict(
                            result.path("status").asInt(),
                            result.path("problem").path("code").asString(""));
                    compare(types.get(i), person, role, purpose, sealed, verdict, wrong);
                    combinations++;
                }
            }
        }
        return combinations;
    }

    private static void compare(
            CommandType type,
            Person person,
            Role role,
            Purpose purpose,
            boolean sealed,
            Verdict verdict,
            List<String> wrong) {
        var expected = expected(type, person, role, purpose, sealed);
        if (verdict != expected) {
            wrong.add("%s by %s as %s for %s%s: %s, not %s"
                    .formatted(type.name(), person, role, purpose, sealed ? ", sealed" : "", verdict, expected));
        }
    }

    private static Verdict expected(CommandType type, Person person, Role role, Purpose purpose, boolean sealed) {
        var allowed = POLICY.command(type.name(), role);
        if (allowed.isEmpty()) {
            return Verdict.Forbidden;
        }
        if (type.kind() == StreamKind.Erasure || type.kind() == StreamKind.Request) {
            return type.begins() || person.relations(role, sealed).stream().anyMatch(allowed::contains)
                    ? Verdict.Allowed
                    : Verdict.Unknown;
        }
        var seen = EnumSet.noneOf(Relation.class);
        person.relations(role, sealed).stream()
                .filter(relation -> POLICY.access(role, relation, purpose).visible())
                .forEach(seen::add);
        if (type.kind() == StreamKind.Link) {
            // Whoever was sent or offered one of two cases has nothing to do with both.
            seen.removeAll(Set.of(Relation.Receiving, Relation.Offered));
        }
        if (type.kind() == StreamKind.Grant && !type.begins() && !person.organisation.equals(OWN.value())) {
            // Whoever decides on grants of other organisations finds none.
            return Verdict.Unknown;
        }
        if (allowed.contains(Relation.Any) || seen.stream().anyMatch(allowed::contains)) {
            return Verdict.Allowed;
        }
        return seen.isEmpty() ? Verdict.Unknown : Verdict.Forbidden;
    }

    private static Verdict verdict(int status, String code) {
        if (Set.of("CASE_UNKNOWN", "GRANT_UNKNOWN", "ERASURE_UNKNOWN", "SUBJECT_REQUEST_UNKNOWN", "LINK_UNKNOWN")
                .contains(code)) {
            return Verdict.Unknown;
        }
        // Sent with an impossible version: what passes ends there, or where it would begin what exists.
        if (!"ROLE_REQUIRED".equals(code) && status != 412 && status != 409) {
            throw new AssertionError("%d %s".formatted(status, code));
        }
        return "ROLE_REQUIRED".equals(code) ? Verdict.Forbidden : Verdict.Allowed;
    }

    private static Set<Purpose> purposes(Role role) {
        return EnumSet.of(POLICY.usualPurpose(role), Purpose.Services, Purpose.Referral, Purpose.Audit);
    }

    /** The example, about that case where it names one. */
    private static String about(UUID ofCase, UUID otherCase, CommandType type) {
        var body = (ObjectNode) OpenApiDocument.example(type);
        if (body.has("otherCaseId")) {
            body.put("otherCaseId", otherCase.toString());
        }
        if (body.has("caseId")) {
            body.put("caseId", ofCase.toString());
        }
        return body.toString();
    }

    /** Two cases of the owner: people found to be two, who are siblings. */
    private static UUID aLink(RunningService on, UUID ofCase, UUID otherCase) {
        var owner = Person.Owner.as(Role.Caseworker);
        for (var path : List.of("link-cases", "reject-duplicate")) {
            done(
                    on,
                    owner,
                    "/api/links/" + path,
                    about(ofCase, otherCase, CommandCatalog.find(path).orElseThrow()));
        }
        return CaseLinkId.of(new CaseId(ofCase), new CaseId(otherCase)).value();
    }

    /** To a case of the owner, which is not sealed. */
    private static UUID anEmergencyAccess(RunningService on) {
        var id = UUID.randomUUID();
        var guest = new Actor(
                new StaffId("guest-" + id), new OrganisationId(Person.Stranger.organisation), Role.Caseworker);
        done(
                on,
                guest,
                "/api/grants/%s/open-emergency-access".formatted(id),
                about(
                        aReferredCase(on, false),
                        UUID.randomUUID(),
                        CommandCatalog.find("open-emergency-access").orElseThrow()));
        return id;
    }

    /** A case of the owner, with an open referral to the receiver, and offered to another. */
    private static UUID aReferredCase(RunningService on, boolean sealed) {
        var id = UUID.randomUUID();
        var provider = UUID.randomUUID();
        var asked = UUID.randomUUID();
        register(on, provider, RECEIVER);
        register(on, asked, ASKED);
        var owner = Person.Owner.as(Role.Caseworker);
        done(on, owner, "/api/cases/%s/identify-victim".formatted(id), """
                {"gender": "Feminine", "citizenships": ["ID"], "origin": "32.12", "identifiedThrough": "ReturnProcess",
                 "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""");
        done(on, owner, "/api/cases/%s/grant-consent".formatted(id), """
                {"purpose": "Sharing", "recipients": ["%s", "%s"], "explained": ["UseOfData"], "mode": "Oral",
                 "givenBy": "Self"}""".formatted(provider, asked));
        done(on, owner, "/api/cases/%s/make-referral".formatted(id), """
                {"providerId": "%s", "service": "Psychological", "reason": "AdditionalServicesRequired",
                 "answerDueOn": "%s"}""".formatted(
                        provider,
                        java.time.LocalDate.ofInstant(RunningService.NOW, java.time.ZoneOffset.UTC)
                                .plusYears(2)));
        done(on, Person.Colleague.as(Role.Supervisor), "/api/cases/%s/transfer-case".formatted(id), """
                {"providerId": "%s", "reason": "MovedAway"}""".formatted(
                        asked));
        if (sealed) {
            var other = Person.Colleague.as(Role.Supervisor);
            on.jdbc().sql("""
                            INSERT INTO eventstore.staff (staff_id, organisation, role, enabled)
                            VALUES ('somebody-else', ?, 'Supervisor', true) ON CONFLICT DO NOTHING""").param(other.organisation().value()).update();
            done(on, Person.Named.as(Role.Supervisor), "/api/cases/%s/seal-case".formatted(id), """
                    {"reason": "StaffRelative", "otherSupervisor": "somebody-else"}""");
        }
        return id;
    }

    private static void register(
            RunningService on, UUID provider, @org.jspecify.annotations.Nullable OrganisationId of) {
        done(
                on,
                Person.Colleague.as(Role.Supervisor),
                "/api/providers/%s/register-provider".formatted(provider),
                """
                {"name": "Pusat Konseling Contoh", "type": "NGO", "services": ["Psychological"]%s}""".formatted(of == null ? "" : ", \"organisation\": \"%s\"".formatted(of)));
    }

    private static void done(RunningService on, Actor actor, String path, String body) {
        var answer = on.post(path, body, headers(actor, POLICY.usualPurpose(actor.role())));
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    private static String line(CommandType type, UUID id) {
        return EventJson.MAPPER.writeValueAsString(Map.of(
                "key", UUID.randomUUID().toString(),
                "caseId", id,
                "command", type.path(),
                "body", OpenApiDocument.example(type),
                "ifMatch", 999));
    }

    private static String[] headers(Actor actor, Purpose purpose, String... others) {
        return Stream.concat(
                        Stream.of(
                                "Pulang-Actor",
                                actor.id().value(),
                                "Pulang-Organisation",
                                actor.organisation().value(),
                                "Pulang-Role",
                                actor.role().name(),
                                "Pulang-Purpose",
                                purpose.name()),
                        Stream.of(others))
                .toArray(String[]::new);
    }

    /** Everything of an answer but what differs between any two. */
    private static String told(Answer answer) {
        var headers = new java.util.TreeMap<>(answer.headers().map());
        headers.remove("date");
        // Every hundredth answer ends its connection.
        headers.remove("connection");
        return "%d %s %s"
                .formatted(
                        answer.status(),
                        headers,
                        answer.text().replaceAll("\"traceId\":\"[^\"]+\"", "").replaceAll("\\s", ""));
    }
}
