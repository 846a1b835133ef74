package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyEnd;
import org.pulang.vocabulary.GrantId;

/**
 * An emergency access expired, as the clock records, or was found not justified before. What is shown ends by the time itself,
 * whenever the former is recorded.
 *
 * @param reason absent in older events: its time was over
 */
public record EmergencyAccessEnded(
        GrantId grantId, CaseId caseId, @Nullable EmergencyEnd reason) implements GrantEvent {}
