package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Barriers}. */
public sealed interface BarriersCommand extends CaseCommand permits RecordBarrier, ResolveBarrier {}
