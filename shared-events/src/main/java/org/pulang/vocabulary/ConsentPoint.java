package org.pulang.vocabulary;

/** What was explained before consent was asked: the seven questions of HTCDS con_Consent. */
public enum ConsentPoint {
    /** That the interview needs consent, and may be declined. */
    Interview,
    /** What the interview is for. */
    InterviewPurpose,
    /** How what is told is and may be used. */
    UseOfData,
    /** That data without identity may serve research. */
    ResearchUse,
    /** The right to ask for the data. */
    RightToAsk,
    /** How long the data are kept. */
    Retention,
    /** How to withdraw consent. */
    HowToWithdraw
}
