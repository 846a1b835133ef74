package org.pulang.command.accessgrant;

import org.pulang.vocabulary.GrantId;

/** Everything that can be asked about an emergency access or an unmasking. */
public sealed interface GrantCommand
        permits EndEmergencyAccess,
                ExpireUnmasking,
                GrantUnmasking,
                OpenEmergencyAccess,
                RefuseUnmasking,
                RequestUnmasking,
                ReviewEmergencyAccess {

    GrantId grantId();
}
