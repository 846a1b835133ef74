package org.pulang.event;

/** What the person allows, to whom and for how long, and what they forbid. */
public sealed interface ConsentEvent extends CaseEvent
        permits ConsentGranted,
                ConsentOverridden,
                ConsentRefused,
                ConsentWithdrawn,
                ProcessingRestricted,
                RestrictionLifted {}
