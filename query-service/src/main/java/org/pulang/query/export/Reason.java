package org.pulang.query.export;

/** What an export is for. A list, since the log keeps no free text: it could name somebody. */
enum Reason {
    /** To work with the cases: plan, hand over, prepare a meeting. */
    CaseManagement,
    /** To watch over the work. */
    Supervision,
    /** To report to an authority or a donor. */
    Reporting,
    /** Statistics and research. */
    Statistics,
    /** To examine what was done. */
    Audit,
    /** Because a person asked for it by right. */
    SubjectRequest,
    /** To hand data to another organisation that may have it. */
    Exchange,
    /** Because a court or an authority demands it by law. */
    LegalDuty
}
