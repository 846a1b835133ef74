package org.pulang.vocabulary;

/** What a delivered service did for the person, as they see it (own codes). */
public enum ServiceOutcome {
    Helped,
    HelpedPartly,
    DidNotHelp,
    TooEarlyToTell
}
