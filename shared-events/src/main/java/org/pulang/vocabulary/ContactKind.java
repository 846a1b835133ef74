package org.pulang.vocabulary;

/** HTCDS prs_MobilePhone, prs_HomePhone, prs_Email; Other: through somebody or somewhere. */
public enum ContactKind {
    MobilePhone,
    HomePhone,
    Email,
    MessagingApp,
    TrustedPerson,
    Other
}
