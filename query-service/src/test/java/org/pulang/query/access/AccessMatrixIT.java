package org.pulang.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closureRequested;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.providerId;
import static org.pulang.query.Events.providerRegistered;
import static org.pulang.query.Events.scheduled;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.access.Access;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.access.Relation;
import org.pulang.access.Right;
import org.pulang.access.Shows;
import org.pulang.access.StepUp;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseTransferAccepted;
import org.pulang.event.CaseTransferDeclined;
import org.pulang.event.CaseTransferLapsed;
import org.pulang.event.CaseTransferOffered;
import org.pulang.event.CaseTransferWithdrawn;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.event.ErasureRequested;
import org.pulang.event.NoteAdded;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralMade;
import org.pulang.event.SubjectRequestReceived;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.UnmaskingGranted;
import org.pulang.event.UnmaskingRequested;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.TestDatabase;
import org.pulang.signin.TestIssuer;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.EmergencyGround;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TransferDeclineReason;
import org.pulang.vocabulary.TransferId;
import org.pulang.vocabulary.TransferReason;
import org.pulang.vocabulary.TransferWithdrawalReason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every route by every role and purpose in every relation to a case, against the running service: which answers there are, which
 * cases they cover and which details they show is what the tables say. Behind the policy stands the database's own layer, which takes
 * nothing away from that.
 */
@QueryServiceTest
@Import({AccessMatrixIT.Layers.class, AsReader.class})
@ContextConfiguration(initializers = {TestDatabase.class, AsReader.Roles.class})
class AccessMatrixIT {

    private static final CaseAccessPolicy POLICY = CaseAccessPolicy.builtIn();
    private static final OrganisationId OWN = new OrganisationId("dinsos-32-73");
    private static final OrganisationId RECEIVER = new OrganisationId("klinik-contoh");
    private static final OrganisationId ASKED = new OrganisationId("dinsos-32-08");
    private static final OrganisationId FAR = new OrganisationId("dinsos-91-71");
    /** What the unmasker may see. */
    private static final Set<FieldClass> UNMASKED = Set.of(FieldClass.Identity, FieldClass.Narrative);

    static final CaseId CASE = caseId(1);
    static final CaseId ELSEWHERE = caseId(2);
    private static final CaseId NONE = caseId(9);
    private static final ReferralId REFERRAL = new ReferralId(new UUID(1, 1));
    private static final TransferId TRANSFER = new TransferId(new UUID(1, 6));
    private static final ConsentId CONSENT = new ConsentId(new UUID(1, 2));
    private static final AttachmentId ATTACHMENT = new AttachmentId(new UUID(1, 7));
    private static final UUID ERASURE = new UUID(1, 4);
    private static final UUID REQUEST = new UUID(1, 5);
    private static final Map<FieldClass, String> CANARIES = canaries();
    /** Who owns the case now, and who wrote in it before. */
    private static final String OF_OWNER = "OWNER";

    private static final String OF_ANOTHER = "ANOTHER";

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    Switches access;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private boolean sealed;

    private static Map<FieldClass, String> canaries() {
        var canaries = new EnumMap<FieldClass, String>(FieldClass.class);
        for (var details : FieldClass.values()) {
            canaries.put(details, "KENARI-" + details);
        }
        return canaries;
    }

    /** A person by what they have to do with the case; nobody here has anything to do with the other. */
    enum Person {
        Owner(OWN, "worker-1", Relation.Assigned, Relation.OwnOrganisation),
        Colleague(OWN, "worker-2", Relation.OwnOrganisation),
        Receiver(RECEIVER, "centre-1", Relation.Receiving),
        /** Of the organisation that is asked to take the case over. */
        Asked(ASKED, "worker-5", Relation.Offered),
        Guest(FAR, "worker-7", Relation.Emergency),
        /** Whose time is over, though nobody has recorded the end. */
        LateGuest(FAR, "worker-8"),
        Unmasker(OWN, "auditor-7", Relation.OwnOrganisation, Relation.Unmasked),
        LateUnmasker(OWN, "auditor-8", Relation.OwnOrganisation),
        Stranger(FAR, "worker-1");

        final String organisation;
        final String id;

        @SuppressWarnings("ImmutableEnumChecker") // A Set.of.
        private final Set<Relation> relations;

        Person(OrganisationId organisation, String id, Relation... relations) {
            this.organisation = organisation.value();
            this.id = id;
            this.relations = Set.of(relations);
        }

        /** A sealed case is only its owner's, and the two supervisors': of these, the colleague is one. */
        Set<Relation> relations(Role role, boolean sealed) {
            if (!sealed) {
                return relations;
            }
            return this == Owner
                    ? Set.of(Relation.Assigned)
                    : this == Colleague && role == Role.Supervisor ? Set.of(Relation.OwnOrganisation) : Set.of();
        }
    }

    /** Pages that count, or that tell of cases only once something was chosen. */
    private static final Set<String> LIST_NO_CASE =
            Set.of("GET /lists", "GET /worklist/board", "GET /search", "GET /reads", "GET /staff");

    private record Ask(Route route, Person person, Role role, Purpose purpose) {}

    enum Layer {
        Cases,
        Lists,
        Routes
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Layers {
        @Bean
        @Primary
        Switches switches(JdbcClient jdbc, CaseAccessPolicy policy, Grants grants, Clock clock) {
            return new Switches(jdbc, policy, grants, clock);
        }
    }

    /** The real decisions, unless a layer is switched off. */
    static class Switches extends CaseAccess {

        final Set<Layer> off = EnumSet.noneOf(Layer.class);
        private @Nullable Route steppedUp;

        Switches(JdbcClient jdbc, CaseAccessPolicy policy, Grants grants, Clock clock) {
            super(jdbc, policy, grants, clock);
        }

        @Override
        boolean needsStepUp(Route route) {
            return route.equals(steppedUp) || super.needsStepUp(route);
        }

        @Override
        Sight sight(Reader reader, CaseId caseId, Route route) {
            if (off.contains(Layer.Cases)) {
                var all = new EnumMap<FieldClass, Right>(FieldClass.class);
                EnumSet.allOf(FieldClass.class).forEach(details -> all.put(details, Right.Write));
                var notes = new EnumMap<NoteVisibility, Right>(NoteVisibility.class);
                EnumSet.allOf(NoteVisibility.class).forEach(notesFor -> notes.put(notesFor, Right.Read));
                return new Sight(
                        reader,
                        caseId,
                        Set.of(Relation.Assigned),
                        List.of(new Access(Right.Write, all, notes)),
                        true,
                        List.of());
            }
            return super.sight(reader, caseId, route);
        }

        @Override
        Visible visible(Reader reader, Route route) {
            return off.contains(Layer.Lists) ? Visible.EVERY_CASE : super.visible(reader, route);
        }

        @Override
        void requireOpen(Reader reader, Route route) {
            if (!off.contains(Layer.Routes)) {
                super.requireOpen(reader, route);
            }
        }
    }

    @BeforeEach
    void twoCasesOfTwoOrganisations() {
        twoCasesOfTwoOrganisations(history);
        sealed = false;
    }

    static void twoCasesOfTwoOrganisations(History history) {
        history.clear()
                .record(
                        providerRegistered(1),
                        named(identified(CASE), "KENARI-Identity"),
                        details(CASE),
                        history.document(CASE, ATTACHMENT, AttachmentKind.IdentityDocument, "KENARI-", "Identity"),
                        new NoteAdded(
                                CASE,
                                new NoteId(new UUID(1, 3)),
                                NoteVisibility.Team,
                                Sensitive.of("KENARI-Narrative"),
                                null),
                        told(TraffickingStatusDetermined.class, """
                            {"caseId": "%s", "status": "ActualVictimOfTrafficking", "decidedBy": "Police",
                             "grounds": "KENARI-Legal"}\
                            """.formatted(CASE)),
                        told(ConsentGranted.class, """
                                {"caseId": "%s", "consentId": "%s", "purpose": "Sharing", "recipients": ["%s", "%s"],
                                 "explained": ["UseOfData"], "mode": "Oral", "givenBy": "Self"}""".formatted(CASE, CONSENT, providerId(1), providerId(2))),
                        new ReferralMade(
                                CASE,
                                REFERRAL,
                                providerId(1),
                                Service.Medical,
                                ReferralReason.AdditionalServicesRequired,
                                Sensitive.of("KENARI-Referral"),
                                LocalDate.parse("2026-03-15"),
                                ZoneId.of("Asia/Jakarta"),
                                RECEIVER,
                                null),
                        new CaseTransferOffered(
                                CASE,
                                TRANSFER,
                                providerId(2),
                                ASKED,
                                TransferReason.MovedAway,
                                Sensitive.of("KENARI-Transfer"),
                                null),
                        scheduled(CASE, 1, "2026-03-01"),
                        told(ConsentOverridden.class, """
                            {"caseId": "%s", "consentId": "%s", "purpose": "Sharing", "recipient": "%s",
                             "ground": "DangerToLife", "legalBasis": "CourtOrder", "reason": "Somebody stands at the door.",
                             "expiresOn": "2026-03-31"}\
                            """.formatted(CASE, new UUID(1, 8), providerId(3))),
                        told(ErasureRequested.class, """
                            {"erasureId": "%s", "caseId": "%s", "organisation": "%s", "subjects": ["Survivor"],
                             "scope": "All", "requestedBy": "Self"}\
                            """.formatted(ERASURE, CASE, OWN)),
                        told(SubjectRequestReceived.class, """
                            {"requestId": "%s", "caseId": "%s", "organisation": "%s", "right": "Access",
                             "requestedBy": "Self", "receivedAt": "2026-03-01T02:00:00Z",
                             "answerBy": "2026-03-04T02:00:00Z"}\
                            """.formatted(REQUEST, CASE, OWN)),
                        named(identified(ELSEWHERE), "KENARI-ELSEWHERE"),
                        scheduled(ELSEWHERE, 2, "2026-03-01"),
                        closureRequested(ELSEWHERE),
                        new CaseworkerAssigned(
                                ELSEWHERE, new StaffId("worker-9"), new OrganisationId("dinsos-53-01"), null, null));
        for (var notesFor : NoteVisibility.values()) {
            history.of(OWN.value()).by(Person.Owner.id).record(note(notesFor, OF_OWNER));
            history.by("worker-6").record(note(notesFor, OF_ANOTHER));
        }
        history.of(FAR.value()).by(Person.Guest.id).record(emergency(1, History.NOW.plusMillis(1)));
        history.by(Person.LateGuest.id).record(emergency(2, History.NOW));
        history.of(OWN.value()).by(Person.Unmasker.id).record(unmasking(3));
        history.by(Person.LateUnmasker.id).record(unmasking(4));
        history.by("officer-1")
                .record(
                        new UnmaskingGranted(grantId(3), CASE, History.NOW.plusMillis(1)),
                        new UnmaskingGranted(grantId(4), CASE, History.NOW));
    }

    /** The last word of a note says whom it is for and who wrote it. */
    private static String word(NoteVisibility notesFor, String author) {
        return "CATATAN-%s-%s".formatted(notesFor, author);
    }

    private static NoteAdded note(NoteVisibility notesFor, String author) {
        return new NoteAdded(CASE, new NoteId(UUID.randomUUID()), notesFor, Sensitive.of(word(notesFor, author)), null);
    }

    private static GrantId grantId(int number) {
        return new GrantId(new UUID(4, number));
    }

    private static EmergencyAccessOpened emergency(int number, Instant expiresAt) {
        return new EmergencyAccessOpened(
                grantId(number),
                CASE,
                OWN,
                EmergencyGround.DangerToLife,
                Sensitive.of("She stands at the door."),
                expiresAt);
    }

    private static UnmaskingRequested unmasking(int number) {
        return new UnmaskingRequested(
                grantId(number), CASE, OWN, List.copyOf(UNMASKED), Sensitive.of("Two files, one person?"), 60);
    }

    @AfterEach
    void everyLayerIsOn() {
        access.off.clear();
        access.steppedUp = null;
        AsReader.off = false;
    }

    @Test
    void showsInEveryCombinationWhatTheTablesSay() throws Exception {
        var wrong = new ArrayList<String>();
        int combinations = walk(EnumSet.allOf(Purpose.class), wrong);
        System.out.printf("Routes: %,d combinations, %d wrong%n", combinations, wrong.size());
        assertThat(combinations).isGreaterThan(6000);
        assertThat(wrong).isEmpty();
    }

    @Test
    void showsASealedCaseToItsOwnerAndTheTwoSupervisorsAlone() throws Exception {
        history.record(new CaseSealed(
                CASE, SealReason.StaffRelative, new StaffId(Person.Colleague.id), new StaffId("supervisor-9"), null));
        sealed = true;
        var wrong = new ArrayList<String>();
        int combinations = walk(
                EnumSet.of(Purpose.Services, Purpose.Supervision, Purpose.Referral, Purpose.Audit, Purpose.Emergency),
                wrong);
        System.out.printf("Routes, the case sealed: %,d combinations, %d wrong%n", combinations, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(supervised("/api/indicators", OWN)).contains("\"cases\":0");

        history.record(new CaseUnsealed(CASE, null));
        sealed = false;
        assertThat(walk(EnumSet.of(Purpose.Audit), wrong)).isPositive();
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void catchesALayerThatIsOff(Layer layer) throws Exception {
        access.off.add(layer);
        // Else there would be nothing to catch: RowsInSightIT.
        AsReader.off = true;
        var wrong = new ArrayList<String>();
        walk(EnumSet.of(Purpose.Services), wrong);
        System.out.printf("Routes, layer %s off: %d wrong%n", layer, wrong.size());
        assertThat(wrong).isNotEmpty();
    }

    @Test
    void countsForEachOrganisationOnlyItsOwn() throws Exception {
        assertThat(supervised("/api/indicators", OWN)).contains("\"cases\":1");
        assertThat(supervised("/api/indicators", new OrganisationId("dinsos-53-01")))
                .contains("\"cases\":1");
        assertThat(supervised("/api/indicators", new OrganisationId("dinsos-91-71")))
                .contains("\"cases\":0");
        var tabs = supervised("/worklist?view=All&lang=en", new OrganisationId("dinsos-91-71"));
        assertThat(tabs)
                .doesNotContain(
                        "worker-1", "worker-9", caseId(1).toString(), caseId(2).toString());
    }

    @Test
    void showsTheReceiverWhomTheReferralIsAboutWhileThereIsConsent() throws Exception {
        var received = received();
        assertThat(received)
                .contains("KENARI-Referral", "KENARI-Identity", "KENARI-Location", "KENARI-Health")
                .doesNotContain("KENARI-Narrative", "KENARI-Legal");

        history.record(told(ConsentWithdrawn.class, """
            {"caseId": "%s", "consentId": "%s"}\
            """.formatted(CASE, CONSENT)));

        assertThat(received())
                .contains("\"service\":\"Medical\"", "\"/referrals/0/details\"")
                .doesNotContain("KENARI");
    }

    @Test
    void showsTheReceiverNothingOnceTheGuardianWhoConsentedIsAccused() throws Exception {
        history.record(
                told(ConsentWithdrawn.class, """
                {"caseId": "%s", "consentId": "%s"}""".formatted(CASE, CONSENT)),
                told(ConsentGranted.class, """
                {"caseId": "%s", "consentId": "%s", "purpose": "Sharing", "recipients": ["%s"],
                 "explained": ["UseOfData"], "mode": "Oral", "givenBy": "Guardian"}""".formatted(CASE, new UUID(1, 77), providerId(1))));
        assertThat(received()).contains("KENARI-Identity");

        history.record(told(PerpetratorRecorded.class, """
                {"caseId": "%s", "roles": ["Exploiter"], "guardian": "Yes"}""".formatted(CASE)));
        assertThat(received()).doesNotContain("KENARI");
    }

    @Test
    void showsTheReceiverNothingByConsentOfWhichNobodyKnowsWhatWasExplained() throws Exception {
        history.record(
                told(ConsentWithdrawn.class, """
                {"caseId": "%s", "consentId": "%s"}""".formatted(CASE, CONSENT)),
                told(ConsentGranted.class, """
                {"caseId": "%s", "consentId": "%s", "purpose": "Sharing", "recipients": ["%s"],
                 "explained": [], "mode": "Oral", "givenBy": "Self"}""".formatted(CASE, new UUID(1, 77), providerId(1))));
        assertThat(received()).doesNotContain("KENARI");
    }

    @Test
    void showsWhoIsAskedTheOfferAndHowMuchHelpIsNeededNotWhoNeedsIt() throws Exception {
        assertThat(offered().getContentAsString())
                .contains("KENARI-Transfer", "\"from\":\"%s\"".formatted(OWN), "\"gender\":\"Feminine\"")
                .doesNotContain("KENARI-Referral")
                .doesNotContain(CANARIES.values());

        history.record(told(ConsentWithdrawn.class, """
            {"caseId": "%s", "consentId": "%s"}\
            """.formatted(CASE, CONSENT)));

        assertThat(offered().getContentAsString())
                .contains("\"reason\":\"MovedAway\"", "\"/offers/0/note\"")
                .doesNotContain("KENARI", "Feminine");
    }

    @Test
    void hidesTheCaseFromWhoWasAskedOnceTheOfferIsAnswered() throws Exception {
        for (var answer : List.of(
                new CaseTransferDeclined(CASE, TRANSFER, TransferDeclineReason.NoCapacity, null, null),
                new CaseTransferWithdrawn(CASE, TRANSFER, TransferWithdrawalReason.NotAnswered, null, null),
                new CaseTransferLapsed(CASE, TRANSFER, null))) {
            twoCasesOfTwoOrganisations(history);
            assertThat(offered().getStatus()).isEqualTo(200);
            assertThat(offers())
                    .contains(
                            CASE.toString(),
                            TRANSFER.toString(),
                            "\"from\":\"%s\"".formatted(OWN),
                            "\"reason\":\"MovedAway\"",
                            "\"offeredAt\":\"2026-02-01T03:08:00Z\",\"lapsesAt\":\"2026-03-03T03:08:00Z\"");
            history.record(answer);
            assertThat(offered().getStatus()).isEqualTo(404);
            assertThat(offers()).contains("\"items\":[]");
        }
    }

    /** The other organisation sees it whole from then on, and the one before it no more. */
    @Test
    void showsTheCaseWhereItIsOnceTheTransferIsAccepted() throws Exception {
        history.record(
                new CaseTransferAccepted(CASE, TRANSFER, new StaffId("worker-4"), null),
                new CaseworkerAssigned(CASE, new StaffId("worker-4"), ASKED, null, null));
        assertThat(offered().getContentAsString()).contains("KENARI-Identity");
        for (var before : List.of(Person.Owner, Person.Colleague)) {
            for (var role : List.of(Role.Caseworker, Role.Supervisor)) {
                var ask = new Ask(route("/api/cases/{caseId}"), before, role, POLICY.usualPurpose(role));
                assertThat(ask("/api/cases/" + CASE, ask).getStatus()).isEqualTo(404);
            }
        }
    }

    private String offers() throws Exception {
        return ask(
                        "/api/transfers",
                        new Ask(route("/api/transfers"), Person.Asked, Role.Supervisor, Purpose.Supervision))
                .getContentAsString();
    }

    private MockHttpServletResponse offered() throws Exception {
        return ask(
                "/api/cases/" + CASE,
                new Ask(route("/api/cases/{caseId}"), Person.Asked, Role.Supervisor, Purpose.Supervision));
    }

    @Test
    void hidesTheCaseFromTheReceiverOnceTheReferralHasEnded() throws Exception {
        history.record(new ReferralCompleted(CASE, REFERRAL, ReferralOutcome.ServiceDelivered, null, null));

        var answer = ask(
                "/api/cases/" + CASE,
                new Ask(route("/api/cases/{caseId}"), Person.Receiver, Role.Caseworker, Purpose.Referral));
        assertThat(answer.getStatus()).isEqualTo(404);
    }

    @Test
    void hidesTheCaseFromItsOwnerOnceSomebodyElseIsAssigned() throws Exception {
        var ask = new Ask(route("/api/cases/{caseId}"), Person.Owner, Role.Caseworker, Purpose.Services);
        assertThat(ask("/api/cases/" + CASE, ask).getStatus()).isEqualTo(200);

        history.record(new CaseworkerAssigned(CASE, new StaffId("worker-2"), OWN, null, null));

        assertThat(ask("/api/cases/" + CASE, ask).getStatus()).isEqualTo(404);
        assertThat(ask("/api/cases", ask).getContentAsString()).doesNotContain(CASE.toString());
    }

    @Test
    void asksForAFreshProofOfTheSecondFactorWhereTheTableSaysSo() throws Exception {
        var now = Instant.now();
        access.steppedUp = route("/api/cases");
        assertThat(signedIn("phr", now).getStatus()).isEqualTo(200);
        for (var weak : List.of(
                signedIn("pwd", now), signedIn("phr", now.minusSeconds(310)), signedIn("pwd", now.minusSeconds(310)))) {
            assertThat(weak.getStatus()).isEqualTo(401);
            assertThat(weak.getContentAsString()).contains("STEP_UP_REQUIRED");
            assertThat(weak.getHeader("WWW-Authenticate")).isEqualTo(StepUp.CHALLENGE);
        }
        access.steppedUp = null;
        assertThat(signedIn("pwd", now.minusSeconds(310)).getStatus()).isEqualTo(200);
    }

    @Test
    void namesTheGrantThatASightRestsOn() {
        assertThat(sight(Person.Guest, Role.Caseworker, Purpose.Emergency).grant())
                .contains(grantId(1));
        assertThat(sight(Person.Unmasker, Role.Auditor, Purpose.Audit).grant()).contains(grantId(3));
        assertThat(sight(Person.Owner, Role.Caseworker, Purpose.Services).grant())
                .isEmpty();
        assertThat(sight(Person.LateUnmasker, Role.Auditor, Purpose.Audit).grant())
                .isEmpty();
    }

    private Sight sight(Person person, Role role, Purpose purpose) {
        var reader = new Reader(
                new StaffId(person.id), new OrganisationId(person.organisation), role, purpose, "phr", Instant.EPOCH);
        return access.sight(reader, CASE, route("/api/cases/{caseId}"));
    }

    private MockHttpServletResponse signedIn(String acr, Instant authTime) throws Exception {
        var ask = new Ask(route("/api/cases"), Person.Colleague, Role.Supervisor, Purpose.Supervision);
        ask("/api/cases", ask);
        return http.perform(MockMvcRequestBuilders.get("/api/cases")
                        .with(Readers.authorization(
                                List.of(TestIssuer.shared().bearer(ask.person().id, acr, authTime)))))
                .andReturn()
                .getResponse();
    }

    @Test
    void showsTheAuditorAStandInForTheName() throws Exception {
        var ask = new Ask(route("/api/cases/{caseId}"), Person.Colleague, Role.Auditor, Purpose.Audit);
        var file = EventJson.MAPPER.readTree(ask("/api/cases/" + CASE, ask).getContentAsString());
        var standIn = file.at("/identification/person/name/pseudonym").asString();
        assertThat(standIn).matches("P-[0-9A-F]{8}");
        assertThat(file.path("redacted").toString())
                .contains(
                        "/identification/person/name",
                        "/identification/details/address",
                        "/stewardship/notes/0/event/text");
        assertThat(ask("/cases/" + CASE + "?lang=en", ask).getContentAsString()).contains(standIn, Sensitive.MASK);
    }

    @Test
    void showsOnThePageTheNotesOfTheFile() throws Exception {
        var worker = new Ask(route("/cases/{caseId}"), Person.Owner, Role.Caseworker, Purpose.Services);
        assertThat(ask("/cases/" + CASE, worker).getContentAsString())
                .contains(
                        word(NoteVisibility.Team, OF_ANOTHER),
                        word(NoteVisibility.LegalTeam, OF_ANOTHER),
                        word(NoteVisibility.Supervisor, OF_OWNER))
                .doesNotContain(word(NoteVisibility.Supervisor, OF_ANOTHER));
        var supervisor = new Ask(route("/cases/{caseId}"), Person.Colleague, Role.Supervisor, Purpose.Supervision);
        assertThat(ask("/cases/" + CASE, supervisor).getContentAsString())
                .contains(word(NoteVisibility.Supervisor, OF_ANOTHER));
    }

    @Test
    void namesANoteThatIsWithheld() throws Exception {
        var ask = new Ask(route("/api/cases/{caseId}"), Person.Owner, Role.Caseworker, Purpose.Services);
        var file = EventJson.MAPPER.readTree(ask("/api/cases/" + CASE, ask).getContentAsString());
        assertThat(file.path("redacted").valueStream().map(JsonNode::asString))
                .singleElement()
                .satisfies(withheld -> {
                    var note = file.at(withheld.replaceFirst("/text$", ""));
                    assertThat(note.path("visibility").asString()).isEqualTo("Supervisor");
                });
    }

    @Test
    void hasALineForEveryRouteAndARouteForEveryLine() {
        var routes = new ArrayList<Route>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (RouteGuard.ours(handler)) {
                for (var pattern : mapping.getPatternValues()) {
                    for (var method : mapping.getMethodsCondition().getMethods()) {
                        var route = new Route("query", "%s %s".formatted(method, pattern));
                        routes.add(route);
                        assertThat(Arrays.stream(handler.getMethodParameters())
                                        .anyMatch(parameter -> parameter.getParameterType() == Sight.class
                                                || parameter.getParameterType() == SightLater.class))
                                .as("%s is told what it may show of the case", route)
                                .isEqualTo(pattern.contains("{caseId}"));
                    }
                }
            }
        });
        assertThat(POLICY.routes("query")).containsExactlyInAnyOrderElementsOf(routes);
    }

    private int walk(Set<Purpose> purposes, List<String> wrong) throws Exception {
        int combinations = 0;
        for (var route : POLICY.routes("query")) {
            if (route.route().contains(" /problem/") || route.route().endsWith(" /signed-out")) {
                // Only the sign-in leads there.
                continue;
            }
            if (route.route().startsWith("POST /") && !route.route().startsWith("POST /api/")) {
                // A page's form carries a token of its session: the page's own test sends it.
                continue;
            }
            for (var person : Person.values()) {
                for (var role : Role.values()) {
                    // A route that is closed to a role is tried for one purpose, each time another.
                    var tried = POLICY.route(route, role).isEmpty()
                            ? Set.of(List.copyOf(purposes).get(combinations % purposes.size()))
                            : purposes;
                    for (var purpose : tried) {
                        check(new Ask(route, person, role, purpose), wrong);
                        combinations++;
                    }
                }
            }
        }
        return combinations;
    }

    private void check(Ask ask, List<String> wrong) throws Exception {
        var pattern = ask.route().route();
        if (pattern.contains("{caseId}/duplicates/search")) {
            duplicatesOfACase(ask, wrong);
            return;
        }
        if (pattern.endsWith("/duplicates/search")) {
            duplicates(ask, wrong);
            return;
        }
        if (pattern.startsWith("POST /api/exports/")) {
            exports(ask, wrong);
            return;
        }
        if (pattern.equals("POST /exports/indicators")) {
            // Of a form in which nothing was chosen.
            var asked = ask(address(ask, CASE), ask).getStatus();
            expect(asked == (covered(ask).isEmpty() ? 403 : 400), ask, "answers " + asked, wrong);
            return;
        }
        // Nobody is told there: whoever may ask learns that.
        if (!pattern.startsWith("GET") || pattern.contains("/outlets/{name}")) {
            var refused = ask(address(ask, NONE), ask).getStatus() == 403;
            expect(refused != open(ask, Relation.Any), ask, "is open or not", wrong);
            return;
        }
        if (pattern.contains("{caseId}")) {
            aCase(ask, wrong);
            return;
        }
        if (pattern.contains("/do/") || pattern.equals("GET /intake")) {
            // They show nothing but what they ask for.
            var answer = ask(address(ask, CASE), ask);
            expect((answer.getStatus() == 200) == open(ask, Relation.Any), ask, "opens a form or not", wrong);
            expect(!answer.getContentAsString().contains(CASE.toString()), ask, "names the case", wrong);
            return;
        }
        if (pattern.contains("/erasures") || pattern.endsWith("/requests")) {
            whatIsAsked(ask, wrong);
            return;
        }
        var answer = ask(address(ask, CASE), ask);
        var body = answer.getContentAsString();
        var covered = covered(ask);
        var open = !covered.isEmpty();
        // That there is no news is an answer, too, and that nothing is rebuilt.
        var quiet = (pattern.endsWith("/news") || pattern.endsWith("/progress")) && answer.getStatus() == 204;
        expect((answer.getStatus() == 200 || quiet) == open, ask, "answers " + answer.getStatus(), wrong);
        expect(open || answer.getStatus() == 403, ask, "refuses with " + answer.getStatus(), wrong);
        CANARIES.values().forEach(canary -> expect(!body.contains(canary), ask, "shows " + canary, wrong));
        if (pattern.matches(".*/api/indicators(/[^/]*)?") && open) {
            var figures = EventJson.MAPPER.readTree(body);
            var cases = figures.at(pattern.endsWith("/api/indicators") ? "/counts/cases" : "/cases")
                    .asString();
            var expected = covered.contains(Relation.Any) ? "<11" : person(ask, covered) ? "1" : "0";
            expect(cases.equals(expected), ask, "counts " + cases, wrong);
        } else if (pattern.endsWith("/grants")) {
            var told = open && !sealed && ask.person().organisation.equals(OWN.value());
            expect(body.contains(CASE.toString()) == told, ask, "names the case of a grant or not", wrong);
        } else if (pattern.endsWith("/emergency")) {
            // Those that one opened oneself, and that still are.
            var told = open && !sealed && ask.person() == Person.Guest;
            expect(body.contains(CASE.toString()) == told, ask, "names the case that was opened or not", wrong);
        } else if (!pattern.contains("operator")
                && !pattern.endsWith("/codebook")
                && !pattern.contains("/providers")
                && !pattern.contains("/instruments")
                && !pattern.contains("/staff/")
                && !LIST_NO_CASE.contains(pattern)
                && POLICY.shows(ask.route()) != Shows.Figures) {
            expect(body.contains(CASE.toString()) == person(ask, covered), ask, "lists the case or not", wrong);
            expect(!body.contains(ELSEWHERE.toString()), ask, "lists the case of elsewhere", wrong);
            expect(!body.contains("worker-9"), ask, "tells of staff elsewhere", wrong);
        }
    }

    /** Whoever may list the case may take it away, unless it is sealed, whoever asks. */
    private void exports(Ask ask, List<String> wrong) throws Exception {
        var pattern = ask.route().route();
        var indicators = pattern.endsWith("/indicators");
        // Nobody consents to being told of to this one.
        var htcds = pattern.endsWith("/htcds");
        var filter = indicators
                ? ", \"filter\": {\"indicator\": \"components\"}"
                : htcds ? ", \"filter\": {\"recipient\": \"%s\"}".formatted(new UUID(1, 1)) : "";
        var answer = http.perform(as(ask, address(ask, CASE))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"format\": \"Ndjson\", \"reason\": \"Supervision\"%s}".formatted(filter)))
                .andReturn()
                .getResponse();
        var covered = covered(ask);
        expect(answer.getStatus() == (covered.isEmpty() ? 403 : 200), ask, "answers " + answer.getStatus(), wrong);
        var body = covered.isEmpty() ? answer.getContentAsString() : lines(answer.getContentAsByteArray());
        expect(!body.contains("KENARI") && !body.contains(ELSEWHERE.toString()), ask, "shows too much", wrong);
        expect(!body.contains("worker-9"), ask, "tells of staff elsewhere", wrong);
        if (!indicators && !htcds && !pattern.endsWith("/providers")) {
            expect(
                    body.contains(CASE.toString()) == (person(ask, covered) && !sealed),
                    ask,
                    "has the case in it or not",
                    wrong);
        }
    }

    /** Of the first file. */
    private static String lines(byte[] zip) throws IOException {
        try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            files.getNextEntry();
            return new String(files.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whoever may see the case is told which; others, whom to ask, unless it is sealed. */
    private void duplicates(Ask ask, List<String> wrong) throws Exception {
        var answer = http.perform(as(ask, "/api/duplicates/search")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"KENARI-Identity\"}"))
                .andReturn()
                .getResponse();
        var covered = covered(ask);
        expect(answer.getStatus() == (covered.isEmpty() ? 403 : 200), ask, "answers " + answer.getStatus(), wrong);
        var body = answer.getContentAsString();
        var seen = person(ask, covered);
        var told = !covered.isEmpty() && !seen && !sealed;
        expect(body.contains(CASE.toString()) == seen, ask, "names the case or not", wrong);
        expect(body.contains("\"ask\":\"%s\"".formatted(OWN)) == told, ask, "says whom to ask or not", wrong);
        expect(!body.contains("KENARI") && !body.contains(ELSEWHERE.toString()), ask, "shows too much", wrong);
    }

    /** Whoever may see the case is told who is like its person: here nobody else is. */
    private void duplicatesOfACase(Ask ask, List<String> wrong) throws Exception {
        var address = "/api/cases/%s/duplicates/search";
        var answer = http.perform(as(ask, address.formatted(CASE))).andReturn().getResponse();
        var seen = EnumSet.noneOf(Relation.class);
        ask.person().relations(ask.role(), sealed).stream()
                .filter(relation ->
                        POLICY.access(ask.role(), relation, ask.purpose()).visible())
                .forEach(seen::add);
        var open = new HashSet<>(POLICY.route(ask.route(), ask.role()));
        open.retainAll(seen);
        int expected = !open.isEmpty() ? 200 : seen.isEmpty() ? 404 : 403;
        expect(answer.getStatus() == expected, ask, "answers " + answer.getStatus(), wrong);
        var body = answer.getContentAsString();
        expect(!body.contains("KENARI") && !body.contains(ELSEWHERE.toString()), ask, "shows too much", wrong);
    }

    /** Whoever works where the request is, in one of the roles that answer it, sees it; it is not theirs by the case. */
    private void whatIsAsked(Ask ask, List<String> wrong) throws Exception {
        var answer = ask(address(ask, CASE), ask);
        var relations = ask.person().relations(ask.role(), sealed);
        var own = relations.contains(Relation.Assigned) || relations.contains(Relation.OwnOrganisation);
        var one = ask.route().route().contains("{erasureId}");
        int expected = !open(ask, Relation.Any) ? 403 : one && !own ? 404 : 200;
        expect(answer.getStatus() == expected, ask, "answers " + answer.getStatus(), wrong);
        var body = answer.getContentAsString();
        expect(body.contains(CASE.toString()) == (expected == 200 && own), ask, "lists the request or not", wrong);
        CANARIES.values().forEach(canary -> expect(!body.contains(canary), ask, "shows " + canary, wrong));
    }

    private void aCase(Ask ask, List<String> wrong) throws Exception {
        var answer = ask(address(ask, CASE), ask);
        var seen = EnumSet.noneOf(Relation.class);
        ask.person().relations(ask.role(), sealed).stream()
                .filter(relation -> {
                    var access = POLICY.access(ask.role(), relation, ask.purpose());
                    return POLICY.shows(ask.route()) == Shows.Log ? access.tellsWhoRead() : access.visible();
                })
                .forEach(seen::add);
        var open = EnumSet.copyOf(
                POLICY.route(ask.route(), ask.role()).isEmpty()
                        ? EnumSet.noneOf(Relation.class)
                        : POLICY.route(ask.route(), ask.role()));
        open.retainAll(seen);
        int expected = !open.isEmpty() ? 200 : seen.isEmpty() ? 404 : 403;
        expect(answer.getStatus() == expected, ask, "answers " + answer.getStatus(), wrong);
        if (ask.purpose() != POLICY.usualPurpose(ask.role())) {
            details(ask, open, answer.getContentAsString(), wrong);
            return;
        }
        var unknown = ask(address(ask, NONE), ask);
        expect(unknown.getStatus() == 404, ask, "knows a case that does not exist", wrong);
        if (expected == 404) {
            expect(told(answer, CASE).equals(told(unknown, NONE)), ask, "differs from no case", wrong);
        }
        var elsewhere = ask(address(ask, ELSEWHERE), ask);
        expect(told(elsewhere, ELSEWHERE).equals(told(unknown, NONE)), ask, "differs from no case, elsewhere", wrong);
        details(ask, open, answer.getContentAsString(), wrong);
    }

    private static void details(Ask ask, Set<Relation> open, String body, List<String> wrong) {
        var wholeFile =
                ask.route().route().equals("GET /api/cases/{caseId}") && !open.equals(Set.of(Relation.Receiving));
        CANARIES.forEach((details, canary) -> {
            var allowed = open.stream()
                    .map(relation ->
                            POLICY.access(ask.role(), relation, ask.purpose()).to(details))
                    .anyMatch(right -> right == Right.Granted
                            ? UNMASKED.contains(details)
                            : right.compareTo(Right.Consented) >= 0);
            expect(allowed || !body.contains(canary), ask, "shows " + canary, wrong);
            expect(!allowed || !wholeFile || body.contains(canary), ask, "does not show " + canary, wrong);
        });
        for (var notesFor : NoteVisibility.values()) {
            for (var author : List.of(OF_OWNER, OF_ANOTHER)) {
                var word = word(notesFor, author);
                var own = author.equals(OF_OWNER) && ask.person() == Person.Owner;
                var allowed = open.stream()
                        .map(relation -> POLICY.access(ask.role(), relation, ask.purpose()))
                        .anyMatch(access -> showsNotes(access) && showsNotes(access.to(notesFor), own));
                expect(allowed || !body.contains(word), ask, "shows " + word, wrong);
                expect(!allowed || !wholeFile || body.contains(word), ask, "does not show " + word, wrong);
            }
        }
    }

    private static boolean showsNotes(Access access) {
        var right = access.to(FieldClass.Narrative);
        return right == Right.Granted ? UNMASKED.contains(FieldClass.Narrative) : right.compareTo(Right.Consented) >= 0;
    }

    private static boolean showsNotes(Right right, boolean own) {
        return right == Right.Own ? own : right.compareTo(Right.Read) >= 0;
    }

    private static Set<Relation> covered(Ask ask) {
        var covered = EnumSet.noneOf(Relation.class);
        POLICY.route(ask.route(), ask.role()).stream()
                .filter(relation -> relation == Relation.Any
                        || POLICY.access(ask.role(), relation, ask.purpose()).visible())
                .forEach(covered::add);
        return covered;
    }

    private boolean person(Ask ask, Set<Relation> covered) {
        return ask.person().relations(ask.role(), sealed).stream().anyMatch(covered::contains);
    }

    private static boolean open(Ask ask, Relation relation) {
        return POLICY.route(ask.route(), ask.role()).contains(relation);
    }

    private static void expect(boolean right, Ask ask, String otherwise, List<String> wrong) {
        if (!right) {
            wrong.add("%s by %s as %s for %s %s"
                    .formatted(ask.route().route(), ask.person(), ask.role(), ask.purpose(), otherwise));
        }
    }

    private static String address(Ask ask, CaseId caseId) {
        var address = ask.route()
                .route()
                .replaceFirst("^[A-Z]+ ", "")
                .replace("{caseId}", caseId.toString())
                .replace("/grants/{grantId}/do/{command}", "/grants/%s/do/refuse-unmasking".formatted(ERASURE))
                .replace("/erasures/{erasureId}/do/{command}", "/erasures/%s/do/cancel-erasure".formatted(ERASURE))
                .replace(
                        "/requests/{requestId}/do/{command}",
                        "/requests/%s/do/cancel-subject-request".formatted(ERASURE))
                .replace(
                        "/providers/{providerId}/do/{command}",
                        "/providers/%s/do/suspend-provider".formatted(providerId(1)))
                .replace("/staff/{id}/do/{command}", "/staff/somebody/do/disable-staff-member")
                .replace("/instruments/{id}/do/{command}", "/instruments/PULANG-CORE.v1/do/retire-instrument")
                .replace("/links/{id}/do/{command}", "/links/%s/do/unlink-cases".formatted(ERASURE))
                .replace("/grants/do/{command}", "/grants/do/open-emergency-access")
                .replace("/requests/do/{command}", "/requests/do/receive-subject-request")
                .replace("/erasures/do/{command}", "/erasures/do/request-erasure")
                .replace("/providers/do/{command}", "/providers/do/register-provider")
                .replace("/staff/do/{command}", "/staff/do/register-staff-member")
                .replace("/instruments/do/{command}", "/instruments/do/publish-instrument")
                // The auditor has this one only.
                .replace("{command}", ask.role() == Role.Auditor ? "request-unmasking" : "accept-referral")
                .replace("{sequence}", "0")
                .replace("{attachmentId}", ATTACHMENT.toString())
                .replace("{staffId}", "nobody")
                .replace("{code}/versions/{version}", "PULANG-CORE/versions/1")
                .replace("{indicator}/cases", "identification/cases?of=denominator")
                .replace("{indicator}", "components")
                .replace("{sheet}", "caseload")
                .replace("{erasureId}", ERASURE.toString())
                .replace("{providerId}", providerId(1).toString())
                // No projection of that name: whoever may ask is told so, and nothing is rebuilt.
                .replace("{name}", ask.route().route().startsWith("GET") ? "casefile" : "nothing")
                .replace("{stream}", caseId.toString())
                .replace("{position}", "1");
        if (address.endsWith("/news")) {
            return address + "?since=0";
        }
        if (address.equals("/analysis/cases")) {
            return address + "?by=provenance&group=Casework";
        }
        return address.equals("/worklist") ? "/worklist?view=All" : address;
    }

    private MockHttpServletResponse ask(String address, Ask ask) throws Exception {
        return http.perform(as(ask, address)).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder as(Ask ask, String address) {
        return MockMvcRequestBuilders.request(
                        HttpMethod.valueOf(ask.route().route().replaceFirst(" .*", "")), java.net.URI.create(address))
                .header("Pulang-Actor", ask.person().id)
                .header("Pulang-Organisation", ask.person().organisation)
                .header("Pulang-Role", ask.role().name())
                .header("Pulang-Purpose", ask.purpose().name())
                // As if it came from a form of ours.
                .with(request -> {
                    CsrfFilter.skipRequest(request);
                    return request;
                });
    }

    private String supervised(String address, OrganisationId organisation) throws Exception {
        return http.perform(MockMvcRequestBuilders.get(java.net.URI.create(address))
                        .header("Pulang-Organisation", organisation.value()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String received() throws Exception {
        var answer = ask(
                "/api/cases/" + CASE,
                new Ask(route("/api/cases/{caseId}"), Person.Receiver, Role.Caseworker, Purpose.Referral));
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private static Route route(String pattern) {
        return new Route("query", "GET " + pattern);
    }

    /** Everything of an answer but its trace, and the id that was asked for. */
    private static String told(MockHttpServletResponse answer, CaseId caseId) throws Exception {
        var headers = new java.util.TreeMap<String, Object>();
        answer.getHeaderNames().forEach(name -> headers.put(name, answer.getHeaders(name)));
        return "%d %s %s"
                .formatted(answer.getStatus(), headers, answer.getContentAsString())
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "")
                .replace(caseId.toString(), "");
    }

    private static Object named(VictimIdentified event, String name) {
        var json = EventJson.MAPPER.valueToTree(event).asObject();
        json.putObject("name").put("first", name);
        return EventJson.MAPPER.treeToValue(json, VictimIdentified.class);
    }

    private static PersonalDetailsRecorded details(CaseId caseId) {
        return told(PersonalDetailsRecorded.class, """
            {"caseId": "%s", "details": {"vulnerabilityDetails": "KENARI-Health", "address": "KENARI-Location"}}\
            """.formatted(caseId));
    }

    private static <E> E told(Class<E> event, String json) {
        return EventJson.MAPPER.readValue(json, event);
    }
}
