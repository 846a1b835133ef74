package org.pulang.vocabulary;

/** Whether somebody forces the person to ask. */
public enum CoercionCheck {
    NoSign,
    Suspected
}
