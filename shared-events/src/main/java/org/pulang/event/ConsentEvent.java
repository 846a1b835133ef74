package org.pulang.event;

/** What the person allows, to whom and for how long. */
public sealed interface ConsentEvent extends CaseEvent
        permits ConsentGranted, ConsentRefused, ConsentWithdrawn, ConsentOverridden {}
