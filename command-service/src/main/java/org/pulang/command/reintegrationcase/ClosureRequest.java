package org.pulang.command.reintegrationcase;

import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.StaffId;

/** A closure somebody asked for and nobody answered yet. */
record ClosureRequest(ClosureReason reason, ClosureOutcome outcome, StaffId requestedBy) {}
