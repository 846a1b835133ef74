package org.pulang.event;

/** What keeps a person from help they need or have a right to, and what became of it. */
public sealed interface BarriersEvent extends CaseEvent permits BarrierRecorded, BarrierResolved {}
