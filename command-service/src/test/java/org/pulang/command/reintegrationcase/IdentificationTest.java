package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.event.VictimIdentified;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.IdentityRoute;
import org.pulang.vocabulary.NikHint;
import org.pulang.vocabulary.TraffickingElement;
import org.pulang.vocabulary.YesNoUnknown;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who the person is, how they were identified, and what was done to them. */
class IdentificationTest {

    // Identification

    @Test
    void opensCaseWithTheAgeOfABirthDate() {
        var command = identify("""
                birthDate: '2008-02-04', ageEstimate: 30, origin: '32.12', firstContact: '2026-02-03'""");
        fixture()
                .givenNoPriorActivity()
                .when(command)
                .expectEvents(command.identified(
                        new CaseNumber("PLG-32-2026-1"),
                        new Age(AgeBand.From12To17, CtdcAgeBand.From9To17, YesNoUnknown.Yes)));
    }

    @Test
    void opensCaseWithTheAgeOfAnEstimate() {
        var command = identify("""
                ageEstimate: 30, ageBroad: 'From9To17', origin: '32.12', firstContact: '2026-02-03'""");
        fixture()
                .givenNoPriorActivity()
                .when(command)
                .expectEvents(command.identified(
                        new CaseNumber("PLG-32-2026-1"),
                        new Age(AgeBand.From25To34, CtdcAgeBand.From30To38, YesNoUnknown.No)));
    }

    @Test
    void opensCaseOfAPersonOfWhomHardlyAnythingIsKnown() {
        var command = told(IdentifyVictim.class, """
                provenance: 'Ctdc', gender: 'NonSpecifiedUnknown', citizenships: ['ZZ'], ageBroad: 'From9To17',
                identifiedThrough: 'Unknown', status: 'ActualVictimOfTrafficking', firstContact: '2015'""");
        fixture()
                .givenNoPriorActivity()
                .when(command)
                .expectEvents(command.identified(
                        new CaseNumber("PLG-00-2015-1"),
                        new Age(AgeBand.Unknown, CtdcAgeBand.From9To17, YesNoUnknown.Yes)));
    }

    @Test
    void opensCaseOfAPersonOfUnknownAge() {
        var command = identify("firstContact: '2026-02'");
        fixture()
                .givenNoPriorActivity()
                .when(command)
                .expectEvents(command.identified(new CaseNumber("PLG-00-2026-1"), Age.UNKNOWN));
    }

    @Test
    void takesAPersonWhoMayBeAChildForOne() {
        var command = identify("birthDate: '1997-06-30', firstContact: '2015'");
        fixture()
                .givenNoPriorActivity()
                .when(command)
                .expectEvents(command.identified(new CaseNumber("PLG-00-2015-1"), Age.ofYears(17)));
    }

    @Test
    void refusesBirthAfterFirstContact() {
        refused(
                fixture().givenNoPriorActivity().when(identify("birthDate: '2016-01-01', firstContact: '2015'")),
                Refusal.BORN_AFTER_FIRST_CONTACT,
                "/birthDate");
    }

    @Test
    void determinesTheStatusAgainAndAgain() {
        var actual = told(
                DetermineTraffickingStatus.class,
                "status: 'ActualVictimOfTrafficking', decidedBy: 'Police', grounds: 'Papers.'");
        var none = told(
                DetermineTraffickingStatus.class,
                "status: 'NotAVictimOfTrafficking', decidedBy: 'NGO', grounds: 'Retold.'");
        fixture()
                .given(identified(), actual.determined(), none.determined())
                .when(actual)
                .expectEvents(actual.determined());
    }

    // Exploitation

    @Test
    void recordsExploitationByActMeansAndPurpose() {
        var command = told(RecordExploitation.class, """
                recruitmentMethods: [{code: 'ThroughFriendsOrSocialEvents', answer: 'Yes'}],
                methodsOfControl: [{code: 'DebtBondage', answer: 'Yes'}, {code: 'UnpaidWages', answer: 'No'}],
                exploitationTypes: [{code: 'ForcedLabour', answer: 'Yes'}]""");
        fixture().given(identified()).when(command).expectEvents(command.recorded(List.of()));
    }

    @Test
    void namesTheElementsThatNobodyAnsweredYes() {
        var command = told(RecordExploitation.class, """
                recruitmentMethods: [{code: 'AtWork', answer: 'No'}],
                methodsOfControl: [{code: 'DebtBondage', answer: 'Unknown'}],
                exploitationTypes: [{code: 'ForcedLabour', answer: 'No'}]""");
        fixture()
                .given(identified())
                .when(command)
                .expectEvents(command.recorded(
                        List.of(TraffickingElement.Act, TraffickingElement.Means, TraffickingElement.Purpose)));
    }

    @Test
    void asksNoMeansForAChild() {
        var command = told(RecordExploitation.class, FORCED_LABOUR);
        fixture()
                .given(identifiedAs("minor: 'Yes'"))
                .when(command)
                .expectEvents(command.recorded(List.of(TraffickingElement.Act)));
    }

    @ParameterizedTest
    @CsvSource({"17, Act", "18, Act Means"})
    void asksNoMeansForWhoWasTraffickedAsAChild(int years, String missing) {
        var command = told(RecordExploitation.class, FORCED_LABOUR + ", ageWhenTrafficked: " + years);
        fixture()
                .given(identified())
                .when(command)
                .expectEvents(command.recorded(List.of(missing.split(" ")).stream()
                        .map(TraffickingElement::valueOf)
                        .toList()));
    }

    @Test
    void recordsExploitationOfWhichOnlyThePlaceIsKnown() {
        var command = told(RecordExploitation.class, "places: [{kind: 'Exploitation', country: 'MY'}]");
        fixture()
                .given(identified())
                .when(command)
                .expectEvents(command.recorded(
                        List.of(TraffickingElement.Act, TraffickingElement.Means, TraffickingElement.Purpose)));
    }

    @Test
    void asksWhyAPersonTellsItAgain() {
        var first = told(RecordExploitation.class, FORCED_LABOUR + ", narrative: 'The debt came first.'");
        var again = told(RecordExploitation.class, FORCED_LABOUR + ", narrative: 'The debt came later.'");
        var withReason = told(
                RecordExploitation.class,
                FORCED_LABOUR + ", narrative: 'The debt came later.', repeatReason: 'She asked to put it right.'");
        var withoutWords = told(RecordExploitation.class, FORCED_LABOUR);
        var missing = List.of(TraffickingElement.Act, TraffickingElement.Means);

        refused(
                fixture().given(identified(), first.recorded(missing)).when(again),
                Refusal.REPEAT_REASON_REQUIRED,
                "/repeatReason");
        for (var command : List.of(withReason, withoutWords)) {
            fixture()
                    .given(identified(), first.recorded(missing))
                    .when(command)
                    .expectEvents(command.recorded(missing));
        }
        fixture()
                .given(identified(), withoutWords.recorded(missing))
                .when(again)
                .expectEvents(again.recorded(missing));
    }

    @Test
    void refusesExploitationWithNeitherTypeNorPlace() {
        refused(
                fixture().given(identified()).when(told(RecordExploitation.class, "narrative: 'Later.'")),
                Refusal.EXPLOITATION_NOT_STATED,
                "/exploitationTypes");
    }

    @ParameterizedTest
    @CsvSource({
        "recruitmentMethods, AtWork",
        "methodsOfControl, DebtBondage",
        "exploitationTypes, ForcedLabour",
    })
    void refusesTwoAnswersToOneItem(String checklist, String code) {
        var twice = """
                %s: [{code: '%s', answer: 'Yes'}, {code: '%2$s', answer: 'No'}],
                places: [{kind: 'Exploitation', country: 'MY'}]""".formatted(checklist, code);
        refused(
                fixture().given(identified()).when(told(RecordExploitation.class, twice)),
                Refusal.ANSWERED_TWICE,
                "/" + checklist);
    }

    @ParameterizedTest
    @CsvSource({"2015, 2014", "2015-06, 2015-05", "2015-06-02, 2015-06-01", "2015, 2014-12-31"})
    void refusesAStayThatEndsBeforeItBegins(String from, String to) {
        refused(fixture().given(identified()).when(stay(from, to)), Refusal.PERIOD_REVERSED, "/places/1/to");
    }

    @ParameterizedTest
    @CsvSource({"2015, 2015", "2015-06, 2015", "2015-06-30, 2015-06", "2015-06-01, 2015-06-01"})
    void acceptsAStayThatMayEndAfterItBegins(String from, String to) {
        var command = stay(from, to);
        fixture()
                .given(identified())
                .when(command)
                .expectEvents(command.recorded(
                        List.of(TraffickingElement.Act, TraffickingElement.Means, TraffickingElement.Purpose)));
    }

    @Test
    void refusesAnIndonesianAreaInAnotherCountry() {
        refused(
                fixture().given(identified()).when(told(RecordExploitation.class, """
                        places: [{kind: 'Recruitment', country: 'ID', area: '32.12'},
                                   {kind: 'Exploitation', country: 'MY', area: '32.12'}]""")),
                Refusal.AREA_ABROAD,
                "/places/1/area");
    }

    @Test
    void recordsPerpetrator() {
        var command = told(RecordPerpetrator.class, "identity: 'Om Budi', roles: ['Transporter']");
        fixture().given(identified()).when(command).expectEvents(command.recorded());
    }

    @Test
    void recordsMissedIdentification() {
        var command = told(RecordMissedIdentification.class, "setting: 'Deportation', country: 'MY'");
        fixture().given(identified()).when(command).expectEvents(command.recorded());
    }

    @Test
    void refusesMissedIdentificationInAnIndonesianAreaOfAnotherCountry() {
        refused(
                fixture()
                        .given(identified())
                        .when(told(
                                RecordMissedIdentification.class, "setting: 'Clinic', country: 'MY', area: '21.71'")),
                Refusal.AREA_ABROAD,
                "/area");
    }

    // Personal details

    @Test
    void recordsContactsInPlaceOfThoseBefore() {
        var command = contacts(phone("+628120000001", YesNoUnknown.Yes), "");
        fixture().given(identified()).when(command).expectEvents(command.recorded());
        var none = contacts("", "");
        fixture().given(identified(), command.recorded()).when(none).expectEvents(none.recorded());
    }

    @ParameterizedTest
    @EnumSource(
            value = YesNoUnknown.class,
            names = {"Yes", "Unknown"})
    void asksWhyANumberBecameUnsafe(YesNoUnknown before) {
        var known = contacts(phone("+628120000001", before), "").recorded();
        var other = phone("+628120000002", YesNoUnknown.No);
        var unsafe = phone("+628120000001", YesNoUnknown.No);
        refused(
                fixture().given(identified(), known).when(contacts(other + "," + unsafe, "")),
                Refusal.UNSAFE_REASON_REQUIRED,
                "/contacts/1/safeToContact");
        var told = contacts(unsafe, ", reason: 'His uncle answers it.'");
        fixture().given(identified(), known).when(told).expectEvents(told.recorded());
    }

    @Test
    void asksForNoReasonAgainForANumberThatWasUnsafeBefore() {
        var unsafe = contacts(phone("+628120000001", YesNoUnknown.No), "");
        fixture().given(identified(), unsafe.recorded()).when(unsafe).expectEvents(unsafe.recorded());
    }

    @Test
    void asksWhyANumberOfTheIdentificationBecameUnsafe() {
        refused(
                fixture()
                        .given(identifiedAs("contacts: [" + phone("+628120000001", YesNoUnknown.Unknown) + "]"))
                        .when(contacts(phone("+628120000001", YesNoUnknown.No), "")),
                Refusal.UNSAFE_REASON_REQUIRED);
    }

    @Test
    void recordsPersonalDetails() {
        fixture().given(identified()).when(recordDetails()).expectEvents(detailsRecorded());
    }

    @Test
    void refusesPersonalDetailsThatTellNothing() {
        refused(
                fixture().given(identified()).when(told(RecordPersonalDetails.class, "details: {}")),
                Refusal.NOTHING_STATED,
                "/details");
    }

    @Test
    void correctsTheDetailsOfAnEarlierEvent() {
        var command = correct(1, "details: {numberOfChildren: 3}");
        fixture().given(identified(), detailsRecorded()).when(command).expectEvents(command.corrected(null));
    }

    @Test
    void correctsACorrection() {
        var first = correct(0, "identity: {gender: 'TransgenderFeminine'}");
        var second = correct(1, "identity: {gender: 'Feminine'}");
        fixture().given(identified(), first.corrected(null)).when(second).expectEvents(second.corrected(null));
    }

    @Test
    void correctsWhatTheCaseWasOpenedWith() {
        var identify = identify("firstContact: '2026-02-03'");
        var command = correct(0, "identity: {origin: '33.01'}");
        fixture().givenCommands(identify).when(command).expectEvents(command.corrected(null));
    }

    @Test
    void countsTheAgeAnewFromACorrectedBirthDate() {
        var command = correct(0, "identity: {birthDate: '2009-08-14'}");
        fixture().given(identified()).when(command).expectEvents(command.corrected(Age.ofYears(16)));
    }

    @Test
    void countsTheAgeAnewFromACorrectedEstimateOnlyWithoutBirthDate() {
        var command = correct(0, "identity: {ageEstimate: 40}");
        fixture().given(identified()).when(command).expectEvents(command.corrected(Age.ofYears(40)));
        fixture().given(identifiedAs("birthDate: '2001-08-14'")).when(command).expectEvents(command.corrected(null));
    }

    @Test
    void asksNoMeansOnceACorrectionMadeThePersonAChild() {
        var command = told(RecordExploitation.class, FORCED_LABOUR);
        fixture()
                .given(
                        identified(),
                        correct(0, "identity: {birthDate: '2009-08-14'}").corrected(Age.ofYears(16)))
                .when(command)
                .expectEvents(command.recorded(List.of(TraffickingElement.Act)));
    }

    @Test
    void refusesACorrectedBirthDateAfterFirstContact() {
        refused(
                fixture().given(identified()).when(correct(0, "identity: {birthDate: '2026-02-04'}")),
                Refusal.BORN_AFTER_FIRST_CONTACT,
                "/identity/birthDate");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4711})
    void refusesToCorrectWhatIsNotThereOrNotAboutThePerson(long sequence) {
        var other = told(RecordPerpetrator.class, "roles: ['Smuggler']").recorded();
        refused(
                fixture()
                        .given(identified(), other, detailsRecorded())
                        .when(correct(sequence, "details: {numberOfChildren: 3}")),
                Refusal.NOT_CORRECTABLE,
                "/sequence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", identity: {}", ", details: {}, identity: {}"})
    void refusesACorrectionThatTellsNothing(String rest) {
        var command = told(CorrectPersonalDetails.class, "sequence: 0, reason: 'Misheard.'" + rest);
        refused(fixture().given(identified()).when(command), Refusal.NOTHING_STATED);
    }

    // Documents

    @Test
    void recordsDocument() {
        var command = document(DocumentType.Passport, DocumentState.Confiscated, "X1234567");
        fixture().given(identified()).when(command).expectEvents(command.recorded(List.of()));
    }

    @Test
    void refusesSecondDocumentOfTheSameId() {
        refused(
                fixture()
                        .given(identified(), recorded(DocumentType.KTP, DocumentState.Held))
                        .when(document(DocumentType.KK, DocumentState.Held, null)),
                Refusal.ID_TAKEN,
                "/documentId");
    }

    @Test
    void recordsAnOddNikWithHints() {
        var command = document(DocumentType.KTP, DocumentState.Held, "3301151508010001");
        fixture()
                .given(identifiedAs("birthDate: '2001-08-14'"))
                .when(command)
                .expectEvents(command.recorded(
                        List.of(NikHint.BirthDateDiffers, NikHint.GenderDiffers, NikHint.AreaDiffers)));
    }

    @Test
    void comparesTheNikWithWhatWasCorrected() {
        var command = document(DocumentType.KTP, DocumentState.Held, "3301151508010001");
        var correction = correct(0, "identity: {birthDate: '2001-08-15', gender: 'Masculine', origin: '33'}")
                .corrected(Age.ofYears(24));
        fixture().given(identified(), correction).when(command).expectEvents(command.recorded(List.of()));
    }

    @Test
    void readsNoNikOutOfOtherPapers() {
        var command = document(DocumentType.KK, DocumentState.Held, "1");
        fixture().given(identified()).when(command).expectEvents(command.recorded(List.of()));
    }

    @ParameterizedTest
    @EnumSource(names = "Document", mode = EnumSource.Mode.EXCLUDE)
    void verifiesIdentityByAnyRouteWithoutPapers(IdentityRoute route) {
        var command = told(VerifyIdentity.class, "route: '%s'".formatted(route));
        fixture().given(identified()).when(command).expectEvents(command.verified());
    }

    @Test
    void verifiesIdentityByARecordedDocument() {
        fixture()
                .given(identified(), recorded(DocumentType.KTP, DocumentState.Held))
                .when(verifyByDocument())
                .expectEvents(verifyByDocument().verified());
    }

    @Test
    void refusesToVerifyIdentityByADocumentThatIsNotNamed() {
        refused(
                fixture().given(identified()).when(told(VerifyIdentity.class, "route: 'Document'")),
                Refusal.DOCUMENT_NOT_NAMED,
                "/documentId");
    }

    @Test
    void refusesToVerifyIdentityByAnUnknownDocument() {
        refused(fixture().given(identified()).when(verifyByDocument()), Refusal.DOCUMENT_UNKNOWN, "/documentId");
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentState.class,
            names = {"Falsified", "NeverIssued"})
    void refusesToVerifyIdentityByADocumentThatProvesNothing(DocumentState state) {
        refused(
                fixture()
                        .given(identified(), recorded(DocumentType.Passport, state))
                        .when(verifyByDocument()),
                Refusal.DOCUMENT_PROVES_NOTHING,
                "/documentId");
    }

    @Test
    void refusesToVerifyIdentityByADocumentReportedAsFalsified() {
        var falsified = problem(DOCUMENT_ID + ", problem: 'Falsified'").reported(DocumentType.Passport);
        refused(
                fixture()
                        .given(identified(), recorded(DocumentType.Passport, DocumentState.Held), falsified)
                        .when(verifyByDocument()),
                Refusal.DOCUMENT_PROVES_NOTHING,
                "/documentId");
    }

    @Test
    void verifiesIdentityByADocumentThatIsMerelyDamaged() {
        var damaged = problem(DOCUMENT_ID + ", problem: 'Damaged'").reported(DocumentType.KTP);
        fixture()
                .given(identified(), recorded(DocumentType.KTP, DocumentState.Held), damaged)
                .when(verifyByDocument())
                .expectEvents(verifyByDocument().verified());
    }

    @Test
    void reportsProblemOfARecordedDocument() {
        var command = problem(DOCUMENT_ID + ", problem: 'Lost'");
        fixture()
                .given(identified(), recorded(DocumentType.KTP, DocumentState.Held))
                .when(command)
                .expectEvents(command.reported(DocumentType.KTP));
    }

    @Test
    void reportsProblemOfADocumentThatWasNeverThere() {
        var command = problem("type: 'BirthCertificate', problem: 'IssueRefused'");
        fixture().given(identified()).when(command).expectEvents(command.reported(DocumentType.BirthCertificate));
    }

    @Test
    void refusesProblemOfAnUnknownDocument() {
        refused(
                fixture().given(identified()).when(problem(DOCUMENT_ID + ", problem: 'Lost'")),
                Refusal.DOCUMENT_UNKNOWN,
                "/documentId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"problem: 'Lost'", DOCUMENT_ID + ", type: 'KTP', problem: 'Lost'"})
    void refusesProblemOfADocumentNamedNotAtAllOrTwice(String told) {
        refused(
                fixture()
                        .given(identified(), recorded(DocumentType.KTP, DocumentState.Held))
                        .when(problem(told)),
                Refusal.DOCUMENT_NOT_NAMED,
                "/documentId");
    }

    // What is told here

    /** Reads {@code status: 'PossibleVictimOfTrafficking'}, for the eye. */
    private static final JsonMapper JSON = EventJson.MAPPER
            .rebuild()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();

    private static final String FORCED_LABOUR = "exploitationTypes: [{code: 'ForcedLabour', answer: 'Yes'}]";
    private static final String DOCUMENT_ID = "documentId: '01985b2a-7c00-7000-8000-00000000c001'";

    /** A command of this case from the members of its JSON body. */
    private static <C> C told(Class<C> command, String members) {
        return JSON.readValue("{caseId: '%s', %s}".formatted(CASE, members), command);
    }

    private static IdentifyVictim identify(String members) {
        return told(IdentifyVictim.class, """
                gender: 'Feminine', citizenships: ['ID'], identifiedThrough: 'ReturnProcess',
                status: 'PossibleVictimOfTrafficking',
                """ + members);
    }

    /** The usual identification with some members of its JSON replaced. */
    private static VictimIdentified identifiedAs(String members) {
        var event = (ObjectNode) EventJson.MAPPER.valueToTree(identified());
        event.setAll((ObjectNode) JSON.readTree("{%s}".formatted(members)));
        return EventJson.MAPPER.treeToValue(event, VictimIdentified.class);
    }

    private static RecordExploitation stay(String from, String to) {
        return told(RecordExploitation.class, """
                places: [{kind: 'Recruitment', country: 'ID'},
                           {kind: 'Exploitation', country: 'MY', from: '%s', to: '%s'}]""".formatted(from, to));
    }

    private static RecordContacts contacts(String contacts, String reason) {
        return told(RecordContacts.class, "contacts: [%s]%s".formatted(contacts, reason));
    }

    private static String phone(String number, YesNoUnknown safe) {
        return "{kind: 'MobilePhone', value: '%s', safeToContact: '%s'}".formatted(number, safe);
    }

    private static RecordPersonalDetails recordDetails() {
        return told(RecordPersonalDetails.class, "details: {numberOfChildren: 2, languages: ['id', 'mad']}");
    }

    private static PersonalDetailsRecorded detailsRecorded() {
        return recordDetails().recorded();
    }

    private static CorrectPersonalDetails correct(long sequence, String members) {
        return told(CorrectPersonalDetails.class, "sequence: %d, reason: 'Misheard.', %s".formatted(sequence, members));
    }

    private static RecordIdentityDocument document(DocumentType type, DocumentState state, @Nullable String number) {
        return told(
                RecordIdentityDocument.class,
                "%s, type: '%s', state: '%s', number: %s"
                        .formatted(DOCUMENT_ID, type, state, number == null ? null : "'" + number + "'"));
    }

    private static IdentityDocumentRecorded recorded(DocumentType type, DocumentState state) {
        return document(type, state, null).recorded(List.of());
    }

    private static VerifyIdentity verifyByDocument() {
        return told(VerifyIdentity.class, "route: 'Document', " + DOCUMENT_ID);
    }

    private static ReportDocumentProblem problem(String members) {
        return told(ReportDocumentProblem.class, members);
    }
}
