package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.ATTACHMENT;
import static org.pulang.command.reintegrationcase.CaseHistory.SEALED;
import static org.pulang.command.reintegrationcase.CaseHistory.SHA256;
import static org.pulang.command.reintegrationcase.CaseHistory.actor;
import static org.pulang.command.reintegrationcase.CaseHistory.attachDocument;
import static org.pulang.command.reintegrationcase.CaseHistory.by;
import static org.pulang.command.reintegrationcase.CaseHistory.caseClosed;
import static org.pulang.command.reintegrationcase.CaseHistory.documentAttached;
import static org.pulang.command.reintegrationcase.CaseHistory.fixture;
import static org.pulang.command.reintegrationcase.CaseHistory.identified;
import static org.pulang.command.reintegrationcase.CaseHistory.refused;
import static org.pulang.command.reintegrationcase.CaseHistory.supervisor;
import static org.pulang.command.reintegrationcase.CaseHistory.withdrawAttachment;

import org.junit.jupiter.api.Test;
import org.pulang.command.refusal.Refusal;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.Role;

class AttachmentsTest {

    private static final AttachmentId NEVER_SENT = AttachmentId.of("019c4a00-0000-7000-8000-00000000da02");

    @Test
    void attachesADocumentThatWasSentBefore() {
        fixture()
                .given(identified())
                .when(attachDocument())
                .expectEvents(attachDocument().attached(SEALED));
    }

    @Test
    void refusesADocumentWhoseContentNobodySent() {
        refused(
                fixture()
                        .given(identified())
                        .when(attachDocument(NEVER_SENT, AttachmentKind.MedicalReport, DocumentFormat.Pdf, 34, SHA256)),
                Refusal.ATTACHMENT_MISSING,
                "/attachmentId");
    }

    @Test
    void refusesADocumentThatIsNotTheOneThatWasSent() {
        refuses(AttachmentKind.Letter, DocumentFormat.Pdf, 34, true, "/kind");
        refuses(AttachmentKind.MedicalReport, DocumentFormat.Png, 34, true, "/format");
        refuses(AttachmentKind.MedicalReport, DocumentFormat.Pdf, 35, true, "/size");
        refuses(AttachmentKind.MedicalReport, DocumentFormat.Pdf, 34, false, "/sha256");
    }

    private static void refuses(
            AttachmentKind kind, DocumentFormat format, long size, boolean sameHash, String pointer) {
        refused(
                fixture()
                        .given(identified())
                        .when(attachDocument(ATTACHMENT, kind, format, size, sameHash ? SHA256 : SEALED)),
                Refusal.ATTACHMENT_HASH_MISMATCH,
                pointer);
    }

    @Test
    void attachesADocumentOnceAlsoWhereItWasWithdrawn() {
        refused(
                fixture().given(identified(), documentAttached()).when(attachDocument()),
                Refusal.ID_TAKEN,
                "/attachmentId");
        refused(
                fixture()
                        .given(
                                identified(),
                                documentAttached(),
                                withdrawAttachment().withdrawn())
                        .when(attachDocument()),
                Refusal.ID_TAKEN,
                "/attachmentId");
    }

    @Test
    void withdrawsADocumentOnce() {
        fixture()
                .given(identified(), documentAttached())
                .when(withdrawAttachment())
                .expectEvents(withdrawAttachment().withdrawn());
        refused(
                fixture()
                        .given(
                                identified(),
                                documentAttached(),
                                withdrawAttachment().withdrawn())
                        .when(withdrawAttachment()),
                Refusal.ATTACHMENT_WITHDRAWN,
                "/attachmentId");
        refused(fixture().given(identified()).when(withdrawAttachment()), Refusal.ATTACHMENT_UNKNOWN, "/attachmentId");
    }

    @Test
    void letsASupervisorWithdrawWhatOnlyTheOwnerAttaches() {
        fixture()
                .given(identified(), documentAttached())
                .when(withdrawAttachment(), supervisor())
                .expectEvents(withdrawAttachment().withdrawn());
        refused(fixture().given(identified()).when(attachDocument(), supervisor()), Refusal.ROLE_REQUIRED);
        refused(
                fixture()
                        .given(identified(), documentAttached())
                        .when(withdrawAttachment(), actor("worker-2", Role.Caseworker)),
                Refusal.CASE_UNKNOWN);
    }

    @Test
    void withdrawsButDoesNotAttachOnceTheCaseIsClosed() {
        fixture()
                .given(identified(), documentAttached(), by(supervisor(), caseClosed()))
                .when(withdrawAttachment())
                .expectEvents(withdrawAttachment().withdrawn());
        refused(
                fixture().given(identified(), by(supervisor(), caseClosed())).when(attachDocument()),
                Refusal.CASE_CLOSED);
    }

    /** As notes do: the person's own letter, to begin with. */
    @Test
    void goesOnWhileProcessingIsRestricted() {
        var restricted = new RestrictProcessing(CaseHistory.CASE, RestrictionGround.AskedByPerson, null).restricted();
        fixture().given(identified(), restricted).when(attachDocument()).expectEvents(documentAttached());
        fixture()
                .given(identified(), documentAttached(), restricted)
                .when(withdrawAttachment())
                .expectEvents(withdrawAttachment().withdrawn());
    }
}
