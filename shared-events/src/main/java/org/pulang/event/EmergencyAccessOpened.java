package org.pulang.event;

import java.time.Instant;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyGround;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;

/**
 * Somebody opened a case that is not theirs, because there was no time to ask. The actor, in the organisation they acted for, reads
 * it until it expires, and answers for it afterwards.
 *
 * @param organisation the case was with, whose privacy officer reviews it
 * @param reason in their own words
 * @param expiresAt from then on nothing is shown
 */
public record EmergencyAccessOpened(
        GrantId grantId,
        CaseId caseId,
        OrganisationId organisation,
        EmergencyGround ground,

        @Classified(value = FieldClass.Narrative, about = Subject.Staff)
        Sensitive<String> reason,

        Instant expiresAt)
        implements GrantEvent {}
