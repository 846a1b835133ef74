package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;

/** An emergency access expired; recorded by the clock. What is shown ends by the time itself, whenever this is recorded. */
public record EmergencyAccessEnded(GrantId grantId, CaseId caseId) implements GrantEvent {}
