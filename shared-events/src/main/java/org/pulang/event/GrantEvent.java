package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;

/** Everything that can happen to an emergency access or an unmasking; a stream each, about one case. */
public sealed interface GrantEvent
        permits EmergencyAccessEnded,
                EmergencyAccessOpened,
                EmergencyAccessReviewed,
                UnmaskingExpired,
                UnmaskingGranted,
                UnmaskingRefused,
                UnmaskingRequested {

    GrantId grantId();

    CaseId caseId();
}
