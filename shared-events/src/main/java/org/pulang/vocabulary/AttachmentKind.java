package org.pulang.vocabulary;

import org.pulang.personal.FieldClass;

/** What a document is (own codes), and with it in which class of details its content is. */
public enum AttachmentKind {
    IdentityDocument(FieldClass.Identity),
    Photo(FieldClass.Identity),
    MedicalReport(FieldClass.Health),
    CourtDocument(FieldClass.Legal),
    PoliceReport(FieldClass.Legal),
    SignedForm(FieldClass.Narrative),
    Letter(FieldClass.Narrative),
    Other(FieldClass.Narrative);

    private final FieldClass content;

    AttachmentKind(FieldClass content) {
        this.content = content;
    }

    /** The class of details that its content is sealed as, and erased with. */
    public FieldClass content() {
        return content;
    }
}
