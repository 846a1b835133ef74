package org.pulang.population;

import java.util.List;
import org.pulang.command.reintegrationcase.ClaimRestitution;
import org.pulang.command.reintegrationcase.EndProceeding;
import org.pulang.command.reintegrationcase.OpenProceeding;
import org.pulang.command.reintegrationcase.RecordHearing;
import org.pulang.command.reintegrationcase.RecordJudgmentNotice;
import org.pulang.command.reintegrationcase.RecordRestitutionOrder;
import org.pulang.command.reintegrationcase.RecordRestitutionPayment;
import org.pulang.command.reintegrationcase.RequestWitnessProtection;
import org.pulang.vocabulary.CourtLevel;
import org.pulang.vocabulary.HearingCompanion;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.ProceedingForum;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProceedingKind;
import org.pulang.vocabulary.ProceedingOutcome;
import org.pulang.vocabulary.ProceedingRole;
import org.pulang.vocabulary.ProtectionBody;
import org.pulang.vocabulary.ProtectionKind;
import org.pulang.vocabulary.RestitutionChannel;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.YesNoUnknown;

/** What comes to court, and what is owed by it. A court goes on when the case is closed. */
final class Heard {

    /** In rupiah; a round amount, so that nobody takes it for what a court ordered. */
    private static final Money AMOUNT = Money.rupiah(10_000_000);

    private Heard() {}

    static void tell(Story story) {
        int day = story.between(20, 60);
        if (!story.draw(Assumption.OpensProceeding) || !story.open(day)) {
            return;
        }
        var proceeding = new ProceedingId(story.id("proceeding", ""));
        story.asks(
                day,
                new OpenProceeding(
                        story.caseId,
                        proceeding,
                        ProceedingKind.Criminal,
                        ProceedingRole.VictimWitness,
                        ProceedingForum.Police,
                        null,
                        null,
                        null,
                        story.on(day)));
        int heard = day + story.between(20, 30);
        if (story.draw(Assumption.AsksForWitnessProtection)) {
            story.asks(
                    day + 3,
                    new RequestWitnessProtection(
                            story.caseId,
                            ProtectionBody.Lpsk,
                            List.of(story.any(List.of(ProtectionKind.values()))),
                            proceeding,
                            null,
                            story.on(day + 3)));
        }
        if (story.draw(Assumption.HeardInCourt) && story.open(heard)) {
            hearing(story, proceeding, heard);
        }
        int judged = day + story.between(150, 400);
        if (story.draw(Assumption.ClaimsRestitution)) {
            restitution(story, proceeding, day + 10, judged);
        }
        story.asks(
                judged,
                new EndProceeding(
                        story.caseId,
                        proceeding,
                        story.any(List.of(ProceedingOutcome.Convicted, ProceedingOutcome.Discontinued)),
                        null,
                        story.on(judged)));
    }

    private static void hearing(Story story, ProceedingId proceeding, int day) {
        boolean accompanied = story.draw(Assumption.AccompaniedInCourt);
        story.asks(
                day,
                new RecordHearing(
                        story.caseId,
                        proceeding,
                        YesNoUnknown.Yes,
                        accompanied ? YesNoUnknown.Yes : YesNoUnknown.No,
                        accompanied ? List.of(story.any(List.of(HearingCompanion.values()))) : null,
                        null,
                        null,
                        story.on(day)));
    }

    private static void restitution(Story story, ProceedingId proceeding, int claimed, int judged) {
        var restitution = new RestitutionId(story.id("restitution", ""));
        story.asks(
                claimed,
                new ClaimRestitution(
                        story.caseId,
                        restitution,
                        proceeding,
                        RestitutionChannel.Prosecution,
                        AMOUNT,
                        null,
                        null,
                        story.on(claimed)));
        if (!story.draw(Assumption.RestitutionOrdered)) {
            return;
        }
        story.asks(
                judged,
                new RecordRestitutionOrder(
                        story.caseId, restitution, AMOUNT, CourtLevel.FirstInstance, null, story.on(judged)));
        int notice = judged + 10;
        story.asks(notice, new RecordJudgmentNotice(story.caseId, restitution, story.day(notice), story.on(notice)));
        if (story.draw(Assumption.RestitutionPaidInTime)) {
            int paid = notice + story.between(1, 14);
            story.asks(
                    paid,
                    new RecordRestitutionPayment(
                            story.caseId,
                            restitution,
                            new PaymentId(story.id("payment", "")),
                            AMOUNT,
                            story.day(paid),
                            null,
                            story.on(paid)));
        }
    }
}
