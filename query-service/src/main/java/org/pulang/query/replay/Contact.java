package org.pulang.query.replay;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseEvent;
import org.pulang.event.ContactRegained;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.event.EntitlementsExplained;
import org.pulang.event.FeedbackRecorded;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.HearingRecorded;
import org.pulang.event.IncidentResponseRecorded;
import org.pulang.event.RiskAssessed;
import org.pulang.event.SafetyPlanAgreed;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.VictimIdentified;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.IncidentAction;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * That somebody of the services met or spoke with the survivor: by a delivery or a follow-up that reached them, or by what can only be
 * done with them. Worklist and figures mean this when they say for how long there was no contact. Failed attempts, follow-ups that
 * reached others alone, help by neighbours and help for relatives are none.
 */
public final class Contact {

    /** Nobody does these without the person. */
    private static final Set<Class<? extends CaseEvent>> ALWAYS = Set.of(
            VictimIdentified.class,
            AssessmentRecorded.class,
            CarePlanAgreed.class,
            CarePlanRevised.class,
            SafetyPlanAgreed.class,
            RiskAssessed.class,
            DayZeroNeedsRecorded.class,
            EntitlementsExplained.class,
            FeedbackRecorded.class,
            ContactRegained.class);

    private Contact() {}

    /** Whether the event tells of contact with the survivor. */
    public static boolean isOne(CaseEvent event) {
        if (event instanceof FollowUpRecorded followUp) {
            return followUp.reached() == PersonReached.Survivor;
        }
        if (event instanceof ServiceDelivered delivery) {
            return delivery.help() == HelpKind.Formal && delivery.service() != Service.FamilyAssistance;
        }
        if (event instanceof HearingRecorded hearing) {
            return hearing.personPresent() == YesNoUnknown.Yes && hearing.accompanied() == YesNoUnknown.Yes;
        }
        if (event instanceof IncidentResponseRecorded response) {
            return response.actions().contains(IncidentAction.PersonSeen)
                    || response.actions().contains(IncidentAction.PersonReached);
        }
        return ALWAYS.contains(event.getClass());
    }

    /** The day of the contact, told only by month or year its first, so that nobody is overlooked; absent if it is none. */
    public static @Nullable LocalDate day(CaseEvent event, Recorded recorded, ZoneId zone) {
        if (!isOne(event)) {
            return null;
        }
        if (event instanceof AssessmentRecorded assessment) {
            return assessment.assessedOn();
        }
        if (event instanceof CarePlanAgreed plan) {
            return plan.coSignedOn();
        }
        if (event instanceof CarePlanRevised plan) {
            return plan.coSignedOn();
        }
        if (event instanceof SafetyPlanAgreed plan) {
            return plan.agreedOn();
        }
        if (event instanceof RiskAssessed risk) {
            return risk.assessedOn();
        }
        return recorded.day(event.occurredAt(), zone);
    }
}
