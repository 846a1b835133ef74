package org.pulang.population;

import java.util.ArrayList;
import java.util.List;
import org.pulang.command.reintegrationcase.AcceptReferral;
import org.pulang.command.reintegrationcase.CompleteReferral;
import org.pulang.command.reintegrationcase.DeclineService;
import org.pulang.command.reintegrationcase.DeliverService;
import org.pulang.command.reintegrationcase.MakeReferral;
import org.pulang.command.reintegrationcase.RecordFeedback;
import org.pulang.command.reintegrationcase.RecordServiceNeed;
import org.pulang.command.reintegrationcase.RejectReferral;
import org.pulang.command.reintegrationcase.ReportServiceFailure;
import org.pulang.command.reintegrationcase.RevokeReferral;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.FeedbackTaking;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.HelperKind;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.ReferralRejectionReason;
import org.pulang.vocabulary.ReferralRevocationReason;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceFailureReason;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.ServiceOutcome;

/** Which services the person needs, whom they are referred to, and what comes of it. */
final class Helped {

    private static final int ANSWER_WITHIN = 14;

    private Helped() {}

    /** @return what is needed and wanted */
    static List<Service> needs(Story story) {
        var needed = new ArrayList<Service>();
        for (var service : Service.values()) {
            if (!story.draw(Assumption.NeedsService)) {
                if (story.draw(Assumption.DoesNotNeedService)) {
                    need(story, service, ServiceNeed.NotNeeded);
                }
            } else if (story.draw(Assumption.DeclinesService)) {
                story.asks(6, new DeclineService(story.caseId, service, null, story.on(6)));
            } else {
                need(story, service, story.any(List.of(ServiceNeed.Needed, ServiceNeed.Wanted)));
                needed.add(service);
            }
        }
        return needed;
    }

    private static void need(Story story, Service service, ServiceNeed need) {
        story.asks(6, new RecordServiceNeed(story.caseId, service, need, null, story.on(6)));
    }

    static void help(Story story, List<Service> needed) {
        for (var service : needed) {
            int day = story.between(15, 75);
            if (story.draw(Assumption.GetsService)) {
                int last = deliver(story, service, day);
                if (story.draw(Assumption.GivesFeedback) && story.open(last + 5)) {
                    story.decides(
                            last + 5,
                            new RecordFeedback(
                                    story.caseId,
                                    service,
                                    story.between(1, 5),
                                    null,
                                    FeedbackTaking.ByAnotherWorker,
                                    story.team.supervisor(),
                                    story.on(last + 5)));
                }
            } else if (story.draw(Assumption.ServiceFails)) {
                story.asks(
                        day,
                        new ReportServiceFailure(
                                story.caseId,
                                service,
                                story.any(List.of(ServiceFailureReason.values())),
                                null,
                                null,
                                story.on(day)));
            }
        }
    }

    private static int deliver(Story story, Service service, int begin) {
        boolean informal = story.draw(Assumption.HelpIsInformal);
        int last = begin;
        int times = 0;
        do {
            int day = begin + 45 * times;
            if (story.open(day) && day < story.ending.lost()) {
                last = day;
                story.asks(
                        day,
                        new DeliverService(
                                story.caseId,
                                new DeliveryId(story.id("delivery", service.name() + times)),
                                service,
                                informal ? HelpKind.Informal : HelpKind.Formal,
                                informal ? null : story.cast.provider(service),
                                informal ? story.any(List.of(HelperKind.values())) : null,
                                story.between(1, 3),
                                null,
                                story.any(List.of(ServiceOutcome.Helped, ServiceOutcome.HelpedPartly)),
                                null,
                                null,
                                story.on(day)));
            }
            times++;
        } while (story.draw(Assumption.HelpedOnceMore));
        return last;
    }

    /** @param recipients whom the person lets be told */
    static void refer(Story story, List<Service> needed, List<ProviderId> recipients) {
        for (var service : needed.subList(0, Math.min(2, needed.size()))) {
            if (story.draw(Assumption.IsReferred) && recipients.contains(story.cast.provider(service))) {
                refer(story, service, story.between(14, 25));
            }
        }
    }

    private static void refer(Story story, Service service, int day) {
        var referral = new ReferralId(story.id("referral", service));
        boolean rejected = story.draw(Assumption.ReferralRejected);
        boolean unanswered = story.draw(Assumption.ReferralUnanswered);
        boolean completed = story.draw(Assumption.ReferralCompleted);
        int answered = story.between(day + 1, day + ANSWER_WITHIN - 2);
        int over = answered + story.between(20, 60);
        // Unanswered ones lapse by themselves, be it only after all that is entered late; a case that ends has none.
        boolean lapses = unanswered && !story.ending.comes(story);
        story.asks(
                day,
                lapses || answered > story.today ? day : answered,
                new MakeReferral(
                        story.caseId,
                        referral,
                        story.cast.provider(service),
                        service,
                        ReferralReason.AdditionalServicesRequired,
                        null,
                        story.day(day + ANSWER_WITHIN),
                        story.on(day)));
        if (lapses) {
            return;
        }
        if (rejected) {
            story.asks(
                    answered,
                    new RejectReferral(
                            story.caseId,
                            referral,
                            story.any(List.of(ReferralRejectionReason.NoCapacity, ReferralRejectionReason.OutsideArea)),
                            null,
                            story.on(answered)));
            return;
        }
        story.asks(answered, new AcceptReferral(story.caseId, referral, null, story.on(answered)));
        if (completed) {
            story.asks(
                    over,
                    new CompleteReferral(
                            story.caseId,
                            referral,
                            story.any(List.of(ReferralOutcome.ServiceDelivered, ReferralOutcome.PartlyDelivered)),
                            null,
                            story.on(over)));
        } else if (story.ending.closes()) {
            int end = story.ending.day() - 10;
            story.asks(
                    end,
                    new RevokeReferral(story.caseId, referral, ReferralRevocationReason.Other, null, story.on(end)));
        }
    }
}
