package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;

/** Everything that can happen to a case, by topic. */
public sealed interface CaseEvent
        permits
                // one line per topic
                AssessmentsEvent,
                BarriersEvent,
                CarePlanEvent,
                ClosureEvent,
                ConsentEvent,
                EntitlementsEvent,
                FamilyEvent,
                FollowUpsEvent,
                IdentificationEvent,
                JusticeEvent,
                ReferralsEvent,
                SafetyEvent,
                ServicesEvent,
                StewardshipEvent {

    CaseId caseId();

    /** When it happened, as precisely as told; absent means when it was recorded. */
    @Nullable
    PartialDate occurredAt();
}
