package org.pulang.command.reintegrationcase;

/** What can be asked of the topic {@link Closure}. */
public sealed interface ClosureCommand extends CaseCommand
        permits ApproveClosure, ReopenCase, RequestClosure, ReturnClosure {}
