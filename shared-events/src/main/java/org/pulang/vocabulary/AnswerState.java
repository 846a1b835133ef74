package org.pulang.vocabulary;

/** Whether a question was answered. Not asked, and asked but declined, are two different things. */
public enum AnswerState {
    Answered,
    NotAssessed,
    Declined
}
