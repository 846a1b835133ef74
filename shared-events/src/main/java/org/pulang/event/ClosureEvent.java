package org.pulang.event;

/** How a case ends, by two people, and how it goes on again. */
public sealed interface ClosureEvent extends CaseEvent
        permits CaseClosed, CaseReopened, ClosureRequested, ClosureReturned {}
