package org.pulang.vocabulary;

/** Whether a question was answered. Not asked, asked but declined, and asked but not known are three different things; none is a no. */
public enum AnswerState {
    Answered,
    NotAssessed,
    Declined,
    /** The person was asked and does not know. */
    Unknown
}
