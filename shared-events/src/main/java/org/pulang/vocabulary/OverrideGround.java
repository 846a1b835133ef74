package org.pulang.vocabulary;

/** Why something is done without consent; there are no other grounds ({@code domain.md}, Consent). */
public enum OverrideGround {
    DangerToLife,
    ChildAtRisk
}
