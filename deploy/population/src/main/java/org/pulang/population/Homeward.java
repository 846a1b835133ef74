package org.pulang.population;

import java.util.List;
import org.pulang.command.reintegrationcase.AssessFamily;
import org.pulang.command.reintegrationcase.AssistFamilyMember;
import org.pulang.command.reintegrationcase.GrantFamilyConsent;
import org.pulang.command.reintegrationcase.MediateFamily;
import org.pulang.command.reintegrationcase.RecordFamilyMember;
import org.pulang.command.reintegrationcase.RecordReturn;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.FamilyAssessmentBasis;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.FamilyRelationship;
import org.pulang.vocabulary.FamilySafety;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.MediationOutcome;
import org.pulang.vocabulary.MediationTopic;
import org.pulang.vocabulary.ReturnDestination;
import org.pulang.vocabulary.ReturnPayer;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.YesNoUnknown;

/** Where the person goes to live, and the family there. */
final class Homeward {

    private Homeward() {}

    /** @return the day from which the months of monitoring are counted */
    static int tell(Story story) {
        boolean tracing = story.draw(Assumption.AgreesToFamilyTracing);
        if (tracing) {
            Beginning.grant(story, 5, ConsentPurpose.FamilyTracing, null);
        }
        boolean toFamily = story.draw(Assumption.ReturnsToFamily);
        int returned = story.between(20, 90);
        if (toFamily) {
            assess(story, returned - 7, tracing);
        }
        story.asks(
                returned,
                new RecordReturn(
                        story.caseId,
                        toFamily ? ReturnDestination.CommunityOfOrigin : ReturnDestination.NewCommunity,
                        null,
                        toFamily ? story.origin() : null,
                        toFamily
                                ? LivingSituation.WithFamily
                                : story.any(List.of(
                                        LivingSituation.RentedRoom,
                                        LivingSituation.Alone,
                                        LivingSituation.WithFriends)),
                        story.any(List.of(ReturnPayer.Government, ReturnPayer.Family, ReturnPayer.NGO)),
                        null,
                        null,
                        story.on(returned)));
        if (toFamily && tracing && story.draw(Assumption.FamilyIsMediated)) {
            int day = returned + story.between(10, 30);
            story.asks(
                    day,
                    new MediateFamily(
                            story.caseId,
                            null,
                            List.of(story.any(List.of(MediationTopic.values()))),
                            story.any(List.of(MediationOutcome.Agreed, MediationOutcome.PartlyAgreed)),
                            YesNoUnknown.Yes,
                            null,
                            story.on(day)));
        }
        if (toFamily && story.draw(Assumption.FamilyIsHelped)) {
            helpRelative(story, returned + 7);
        }
        return returned;
    }

    private static void assess(Story story, int day, boolean tracing) {
        story.asks(
                day,
                new AssessFamily(
                        story.caseId,
                        story.day(day),
                        List.of(tracing ? FamilyAssessmentBasis.FamilySpokenTo : FamilyAssessmentBasis.PersonTold),
                        story.any(List.of(FamilySafety.Safe, FamilySafety.SafeWithConditions)),
                        null,
                        YesNoUnknown.Yes,
                        null,
                        story.on(day)));
    }

    private static void helpRelative(Story story, int day) {
        var relative = new FamilyMemberId(story.id("relative", ""));
        story.asks(
                day,
                new RecordFamilyMember(
                        story.caseId,
                        relative,
                        story.any(List.of(FamilyRelationship.Parent, FamilyRelationship.Partner)),
                        YesNoUnknown.No,
                        null,
                        null,
                        null,
                        story.on(day)));
        story.asks(
                day,
                new GrantFamilyConsent(
                        story.caseId,
                        new ConsentId(story.id("consent", "relative")),
                        relative,
                        null,
                        null,
                        ConsentMode.Oral,
                        ConsentGiver.Self,
                        story.on(day)));
        story.asks(
                day + 14,
                new AssistFamilyMember(
                        story.caseId,
                        new DeliveryId(story.id("delivery", "relative")),
                        relative,
                        Service.FamilyAssistance,
                        HelpKind.Formal,
                        story.cast.provider(Service.FamilyAssistance),
                        null,
                        null,
                        null,
                        story.on(day + 14)));
    }
}
