package org.pulang.vocabulary;

/** Whether help comes from an organisation or from the people around (<em>Going Home</em>: both count). */
public enum HelpKind {
    Formal,
    Informal
}
