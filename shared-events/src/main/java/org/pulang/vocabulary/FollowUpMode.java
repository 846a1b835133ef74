package org.pulang.vocabulary;

/** How a follow-up is held (own codes). */
public enum FollowUpMode {
    Visit,
    Call,
    Message
}
