package org.pulang.htcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pulang.event.CaseEvent;
import org.pulang.event.ContactsRecorded;
import org.pulang.event.DocumentProblemReported;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.event.NoteAdded;
import org.pulang.event.ReferralMade;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.ContactKind;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentProblem;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;

class HtcdsExportTest {

    private static final CaseId CASE = new CaseId(new UUID(0, 1));
    private static final DocumentId KTP = new DocumentId(new UUID(1, 1));
    private static final DocumentId PASSPORT = new DocumentId(new UUID(1, 2));

    @Test
    void contactsToldAnewStandInPlaceOfThoseBefore() {
        var row = written(new ContactsRecorded(
                CASE,
                List.of(
                        contact(ContactKind.MobilePhone, "+62812222", YesNoUnknown.No),
                        contact(ContactKind.HomePhone, "+62218888", YesNoUnknown.Yes)),
                null,
                null));

        assertThat(written().first("prs_MobilePhone")).isEqualTo("+62811111");
        assertThat(row.has("prs_MobilePhone")).isFalse();
        assertThat(row.has("x_prs_OtherContacts")).isFalse();
        assertThat(row.first("prs_HomePhone")).isEqualTo("+62218888");
    }

    @Test
    void theNumberOfAFalsePaperIsNobodys() {
        var ktp = document(KTP, DocumentType.KTP, "3201734101900001");
        var passport = document(PASSPORT, DocumentType.Passport, "C1234567");

        assertThat(written(passport, ktp).first("prs_IdentityNumber")).isEqualTo("3201734101900001");
        assertThat(written(passport, ktp, problem(KTP, DocumentProblem.Falsified))
                        .first("prs_IdentityNumber"))
                .isEqualTo("C1234567");
        assertThat(written(ktp, problem(KTP, DocumentProblem.NeverIssued)).has("prs_IdentityNumber"))
                .isFalse();
        assertThat(written(ktp, problem(KTP, DocumentProblem.Confiscated)).first("x_prs_IdentityDocumentState"))
                .isEqualTo("Confiscated");
        assertThat(written(ktp, problem(KTP, DocumentProblem.Damaged)).first("x_prs_IdentityDocumentState"))
                .isEqualTo("Held");
    }

    @Test
    void aNumberTooLongToBeOneStaysInItsNote() {
        var row = written(kept(Map.of(
                "prs_NumberOfChildren", List.of("12345678901234567890"),
                "vic_AgeWhenTrafficked", List.of("17"))));

        assertThat(row.has("prs_NumberOfChildren")).isFalse();
        assertThat(row.first("vic_AgeWhenTrafficked")).isEqualTo("17");
    }

    @Test
    void whatWasKeptOfOneReferralIsNotWrittenBesideAnother() {
        var kept = kept(Map.of(
                "cas_ReferredOrganisation", List.of("Klinik X"),
                "cas_OutgoingReferralDetails", List.of("tes"),
                "spl_ActionPlan", List.of("kursus")));
        var referral = new ReferralMade(
                CASE,
                new ReferralId(new UUID(2, 1)),
                new ProviderId(new UUID(3, 1)),
                Service.LegalAndAdministrative,
                ReferralReason.Other,
                null,
                LocalDate.of(2026, 1, 1),
                new AreaCode("32").zone(),
                null,
                null);

        assertThat(written(kept).all("cas_OutgoingReferralDetails")).containsExactly("tes");
        assertThat(written(kept, referral).has("cas_OutgoingReferralDetails")).isFalse();
        assertThat(written(kept, referral).all("cas_ReferredOrganisation")).doesNotContain("Klinik X");
        assertThat(written(kept, referral).first("spl_ActionPlan")).isEqualTo("kursus");
    }

    private static HtcdsRow written(CaseEvent... events) {
        var export = new HtcdsExport(
                new HtcdsExport.Opened() {
                    @Override
                    public <T> @Nullable T show(Sensitive<T> detail, Object... within) {
                        return detail.reveal(Purpose.Services);
                    }
                },
                Object::toString);
        export.add(identified(), LocalDate.of(2026, 2, 3), null);
        for (var event : events) {
            export.add(event, LocalDate.of(2026, 2, 3), null);
        }
        return export.row(true, true);
    }

    private static VictimIdentified identified() {
        return new VictimIdentified(
                CASE,
                new CaseNumber("PLG-00-2026-1"),
                Provenance.Casework,
                null,
                null,
                null,
                Age.UNKNOWN.band(),
                Age.UNKNOWN.broad(),
                Age.UNKNOWN.minor(),
                Gender.Feminine,
                List.of(new CountryCode("ID")),
                List.of(contact(ContactKind.MobilePhone, "+62811111", YesNoUnknown.Unknown)),
                null,
                ReferralSource.Police,
                null,
                TraffickingStatus.PossibleVictimOfTrafficking,
                null,
                null,
                new PartialDate("2026-01"),
                null);
    }

    private static Contact contact(ContactKind kind, String value, YesNoUnknown safe) {
        return new Contact(kind, Sensitive.of(value), safe, null);
    }

    private static IdentityDocumentRecorded document(DocumentId id, DocumentType type, String number) {
        return new IdentityDocumentRecorded(
                CASE, id, type, DocumentState.Held, Sensitive.of(number), null, List.of(), null);
    }

    private static DocumentProblemReported problem(DocumentId id, DocumentProblem problem) {
        return new DocumentProblemReported(CASE, id, DocumentType.KTP, problem, null, null);
    }

    private static NoteAdded kept(Map<String, List<String>> told) {
        var text = KeptNote.of(told).get(0);
        return new NoteAdded(CASE, new NoteId(new UUID(4, 1)), NoteVisibility.Team, Sensitive.of(text), null);
    }
}
