package org.pulang.population;

import java.util.List;
import org.pulang.command.reintegrationcase.ApplyForEntitlement;
import org.pulang.command.reintegrationcase.InformOfEntitlements;
import org.pulang.command.reintegrationcase.RecordBarrier;
import org.pulang.command.reintegrationcase.RecordEntitlementGrant;
import org.pulang.command.reintegrationcase.RecordEntitlementRefusal;
import org.pulang.command.reintegrationcase.ResolveBarrier;
import org.pulang.command.reintegrationcase.WithdrawEntitlementApplication;
import org.pulang.vocabulary.Applicant;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.ApplicationWithdrawalReason;
import org.pulang.vocabulary.Authority;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.BarrierResolution;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.EntitlementRefusalReason;
import org.pulang.vocabulary.ExplanationFormat;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.Service;

/** What the law gives, whether it is known and asked for, and what stands in the way. */
final class Entitled {

    private static final EntitlementCode ASKED_FOR = new EntitlementCode("SocialRehabilitation");
    private static final int WITHIN = 7;

    private Entitled() {}

    static void tell(Story story, List<Service> needed) {
        if (story.draw(Assumption.IsInformed)) {
            int day = story.draw(Assumption.IsInformedInTime) ? story.between(1, 7) : story.between(8, 40);
            story.asks(
                    day,
                    new InformOfEntitlements(
                            story.caseId,
                            List.of(ASKED_FOR, new EntitlementCode("HealthRehabilitation")),
                            new LanguageCode("id"),
                            ExplanationFormat.Spoken,
                            null,
                            story.on(day)));
            if (story.draw(Assumption.Applies)) {
                apply(story, day + story.between(1, 15));
            }
        }
        if (story.draw(Assumption.MeetsBarrier)) {
            barrier(story, needed);
        }
    }

    private static void apply(Story story, int day) {
        var application = new ApplicationId(story.id("application", ""));
        story.asks(
                day,
                new ApplyForEntitlement(
                        story.caseId,
                        application,
                        ASKED_FOR,
                        story.day(day),
                        Applicant.SocialWorker,
                        Authority.SocialService,
                        null,
                        null,
                        story.on(day)));
        if (story.draw(Assumption.AuthorityAnswers)) {
            int answered = day
                    + (story.draw(Assumption.AuthorityAnswersInTime)
                            ? story.between(1, WITHIN)
                            : story.between(WITHIN + 1, 50));
            if (story.draw(Assumption.AuthorityGrants)) {
                story.asks(
                        answered,
                        new RecordEntitlementGrant(
                                story.caseId, application, story.day(answered), null, story.on(answered)));
            } else {
                story.asks(
                        answered,
                        new RecordEntitlementRefusal(
                                story.caseId,
                                application,
                                story.day(answered),
                                story.any(List.of(EntitlementRefusalReason.values())),
                                null,
                                story.on(answered)));
            }
        } else if (story.ending.closes()) {
            int end = story.ending.day() - 10;
            story.asks(
                    end,
                    new WithdrawEntitlementApplication(
                            story.caseId, application, ApplicationWithdrawalReason.NoAnswer, null, story.on(end)));
        }
    }

    private static void barrier(Story story, List<Service> needed) {
        var barrier = new BarrierId(story.id("barrier", ""));
        int day = story.between(10, 80);
        story.asks(
                day,
                new RecordBarrier(
                        story.caseId,
                        barrier,
                        story.any(List.of(BarrierKind.values())),
                        needed.isEmpty() ? null : story.any(needed),
                        null,
                        null,
                        story.on(day)));
        int over = day + story.between(5, 200);
        if (story.draw(Assumption.BarrierResolved) && story.open(over)) {
            story.asks(
                    over,
                    new ResolveBarrier(
                            story.caseId,
                            barrier,
                            story.any(List.of(BarrierResolution.Removed, BarrierResolution.OtherWayFound)),
                            null,
                            story.on(over)));
        }
    }
}
