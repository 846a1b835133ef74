package org.pulang.personal;

/** Why somebody reads or writes a case; stated with every request ({@code protection.md}, access table). */
public enum Purpose {
    Services,
    Supervision,
    Referral,
    Audit,
    SubjectRequest,
    Reporting,
    Emergency
}
