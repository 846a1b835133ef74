package org.pulang.command.reintegrationcase;

import org.pulang.vocabulary.CaseId;

/** Everything that can be asked of a case, by topic. Each command is the body of its own request. */
public sealed interface CaseCommand
        permits
                // one line per topic
                AssessmentsCommand,
                BarriersCommand,
                CarePlanCommand,
                ClosureCommand,
                ConsentCommand,
                EntitlementsCommand,
                FamilyCommand,
                FollowUpsCommand,
                IdentificationCommand,
                JusticeCommand,
                ReferralsCommand,
                SafetyCommand,
                ServicesCommand,
                StewardshipCommand {

    CaseId caseId();
}
