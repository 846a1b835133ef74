package org.pulang.query.casefile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.event.CaseEvent;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ContactsRecorded;
import org.pulang.event.DocumentProblemReported;
import org.pulang.event.FamilyMemberAssisted;
import org.pulang.event.IdentityVerified;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.ServiceNeedRecorded;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.personal.Sensitive;
import org.pulang.query.RandomEvents;
import org.pulang.query.replay.AssistanceStatus;
import org.pulang.query.replay.Recorded;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.ContactKind;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentProblem;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.IdentityRoute;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;

class CaseFileTest {

    private static final DocumentId PAPER = new DocumentId(new UUID(1, 1));

    static Stream<Class<?>> caseEvents() {
        return EventCatalog.records().stream().filter(CaseEvent.class::isAssignableFrom);
    }

    @ParameterizedTest
    @MethodSource("caseEvents")
    void takesEveryEvent(Class<?> event) {
        assertThat(Fold.knows(event)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("caseEvents")
    void keepsWhatAnEventTold(Class<?> type) {
        var file = new CaseFile();
        file.apply(identified(caseId(1)), recorded(0));
        var before = EventJson.MAPPER.valueToTree(file);
        before.asObject().remove(List.of("version", "position", "recordedAt"));

        // Each id is one of three: among these some event meets what it is about.
        var random = new RandomEvents(1, caseId(1));
        random.history(400).forEach(event -> file.apply(event, recorded(1)));
        for (int version = 2; version < 20; version++) {
            file.apply((CaseEvent) random.any(type), recorded(version));
        }

        var after = EventJson.MAPPER.valueToTree(file);
        after.asObject().remove(List.of("version", "position", "recordedAt"));
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void readsBackFromItsJsonAsItWasWritten() {
        var file = new CaseFile();
        var history = new RandomEvents(7, caseId(1)).history(300);
        for (int version = 0; version < history.size(); version++) {
            file.apply(history.get(version), recorded(version));
        }

        var json = EventJson.MAPPER.writeValueAsString(file);
        var again = EventJson.MAPPER.readValue(json, CaseFile.class);

        assertThat(EventJson.MAPPER.writeValueAsString(again)).isEqualTo(json);
    }

    @Test
    void takesIdentityForProvisionalOnceItsPaperIsReportedFalse() {
        var file = new CaseFile();
        file.apply(identified(caseId(1)), recorded(0));
        file.apply(verified(IdentityRoute.Document, PAPER), recorded(1));
        assertThat(file.identification.identityVerified).isTrue();

        file.apply(problem(DocumentProblem.Lost), recorded(2));
        assertThat(file.identification.identityVerified).isTrue();
        file.apply(problem(DocumentProblem.Falsified), recorded(3));
        assertThat(file.identification.identityVerified).isFalse();

        file.apply(verified(IdentityRoute.TwoWitnesses, null), recorded(4));
        assertThat(file.identification.identityVerified).isTrue();
    }

    private static IdentityVerified verified(IdentityRoute route, @Nullable DocumentId document) {
        return new IdentityVerified(caseId(1), route, document, null, null, null);
    }

    private static DocumentProblemReported problem(DocumentProblem problem) {
        return new DocumentProblemReported(caseId(1), PAPER, DocumentType.KTP, problem, null, null);
    }

    @Test
    void showsHowThePersonIsReachedAsToldLast() {
        var file = new CaseFile();
        file.apply(identified(caseId(1)), recorded(0));
        var told = new Contact(ContactKind.MobilePhone, Sensitive.of("+628120000001"), YesNoUnknown.No, null);
        file.apply(new ContactsRecorded(caseId(1), List.of(told), Sensitive.of("Diangkat paman."), null), recorded(1));

        assertThat(requireNonNull(file.identification.person).contacts()).containsExactly(told);
        assertThat(file.identification.contactChanges).hasSize(1);

        file.apply(new ContactsRecorded(caseId(1), List.of(), null, null), recorded(2));
        assertThat(requireNonNull(file.identification.person).contacts()).isEmpty();
    }

    @Test
    void tellsHowFarThePersonsNeedsWereMet() {
        var file = new CaseFile();
        file.apply(identified(caseId(1)), recorded(0));
        assertThat(file.services.assistance).isEqualTo(AssistanceStatus.NotIdentified);
        file.apply(decided(TraffickingStatus.ActualVictimOfTrafficking), recorded(1));
        assertThat(file.services.assistance).isEqualTo(AssistanceStatus.NotOffered);

        file.apply(need(Service.Medical, ServiceNeed.Needed), recorded(2));
        file.apply(need(Service.Housing, ServiceNeed.Wanted), recorded(3));
        file.apply(need(Service.FamilyAssistance, ServiceNeed.Needed), recorded(4));
        assertThat(file.services.assistance).isEqualTo(AssistanceStatus.Unassisted);

        file.apply(delivered(Service.Medical), recorded(5));
        assertThat(file.services.assistance).isEqualTo(AssistanceStatus.Under);
        file.apply(relativeHelped(), recorded(6));
        assertThat(file.services.assistance).isEqualTo(AssistanceStatus.Partially);
        file.apply(delivered(Service.Housing), recorded(7));
        assertThat(file.services.assistance).isEqualTo(AssistanceStatus.Fully);

        for (var service : Service.values()) {
            file.apply(need(service, ServiceNeed.Declined), recorded(8));
        }
        assertThat(file.services.assistance).isEqualTo(AssistanceStatus.Declined);
        file.apply(decided(TraffickingStatus.NotAVictimOfTrafficking), recorded(9));
        assertThat(file.services.assistance).isNull();
    }

    private static ServiceNeedRecorded need(Service service, ServiceNeed need) {
        return new ServiceNeedRecorded(caseId(1), service, need, null, null);
    }

    private static ServiceDelivered delivered(Service service) {
        return new ServiceDelivered(
                caseId(1),
                new DeliveryId(new UUID(4, 1)),
                service,
                HelpKind.Formal,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** With school, which is not the service the person needs for the family. */
    private static FamilyMemberAssisted relativeHelped() {
        return new FamilyMemberAssisted(
                caseId(1),
                new DeliveryId(new UUID(5, 1)),
                new FamilyMemberId(new UUID(6, 1)),
                Service.EducationAndLifeSkills,
                HelpKind.Formal,
                null,
                null,
                null,
                null,
                null);
    }

    private static TraffickingStatusDetermined decided(TraffickingStatus status) {
        return new TraffickingStatusDetermined(caseId(1), status, DecidingBody.Police, null, Sensitive.of("-"), null);
    }

    @Test
    void showsThatConsentOfAnAccusedGuardianOpensNothing() {
        var file = new CaseFile();
        file.apply(identified(caseId(1)), recorded(0));
        file.apply(granted(1, ConsentGiver.SelfWithGuardian), recorded(1));
        file.apply(granted(2, ConsentGiver.AppointedRepresentative), recorded(2));
        file.apply(accused(YesNoUnknown.Unknown), recorded(3));
        assertThat(file.consent.consents)
                .extracting(ConsentPart.Consent::state)
                .containsExactly(ConsentPart.ConsentState.Given, ConsentPart.ConsentState.Given);

        file.apply(accused(YesNoUnknown.Yes), recorded(4));
        assertThat(file.consent.consents)
                .extracting(ConsentPart.Consent::state)
                .containsExactly(ConsentPart.ConsentState.GuardianAccused, ConsentPart.ConsentState.Given);
    }

    private static ConsentGranted granted(int number, ConsentGiver giver) {
        return new ConsentGranted(
                caseId(1),
                new ConsentId(new UUID(3, number)),
                ConsentPurpose.Services,
                List.of(),
                List.of(),
                null,
                ConsentMode.Oral,
                giver,
                null,
                null);
    }

    private static PerpetratorRecorded accused(YesNoUnknown guardian) {
        return new PerpetratorRecorded(
                caseId(1), null, List.of(RoleInProcess.Exploiter), null, guardian, null, null, null);
    }

    private static Recorded recorded(int version) {
        return new Recorded(
                version + 1,
                caseId(1).value(),
                version,
                new UUID(0x0198_f2d0_0000_7000L, version),
                Instant.parse("2026-02-01T03:00:00Z").plusSeconds(60L * version),
                Map.of("actor", "worker-1"));
    }
}
