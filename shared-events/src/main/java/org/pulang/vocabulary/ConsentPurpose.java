package org.pulang.vocabulary;

/** What a person allows; each purpose is asked for and withdrawn on its own ({@code domain.md}, Consent). */
public enum ConsentPurpose {
    /** To be helped, and to have a case kept for it. */
    Services,
    /** To have what a referral needs told to the named recipients. */
    Sharing,
    /** To be counted, without identity, in published statistics. */
    Reporting,
    /** To have the family looked for and spoken to. */
    FamilyTracing,
    /** To be called or visited later. */
    Contact,
    /** To have data without identity used for research. */
    Research
}
