package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.reintegrationcase.LapseReferral;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRejected;
import org.pulang.event.ReferralRevoked;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.ReferralId;
import org.springframework.stereotype.Component;

/** A referral that is neither answered nor taken back by the end of its day lapses. */
@Component
@ProcessingGroup("automation")
class WhenReferralMadeThenWatchAnswer {

    static final TaskDescriptor<Deadline> TASK = TaskDescriptor.of("lapse-referral", Deadline.class);

    private final Deadlines deadlines;

    WhenReferralMadeThenWatchAnswer(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static LapseReferral command(Deadline deadline) {
        return new LapseReferral(deadline.caseId(), new ReferralId(deadline.subject()));
    }

    @EventHandler
    void on(ReferralMade event, EventMessage<?> cause) {
        deadlines.watch(
                TASK,
                key(event.caseId(), event.referralId()),
                new DueDay(event.answerDueOn(), event.zone()),
                Deadline.of(event.caseId(), event.referralId().value(), cause));
    }

    @EventHandler
    void on(ReferralAccepted event) {
        deadlines.release(TASK, key(event.caseId(), event.referralId()));
    }

    @EventHandler
    void on(ReferralRejected event) {
        deadlines.release(TASK, key(event.caseId(), event.referralId()));
    }

    @EventHandler
    void on(ReferralRevoked event) {
        deadlines.release(TASK, key(event.caseId(), event.referralId()));
    }

    private static String key(CaseId caseId, ReferralId id) {
        return "%s/%s".formatted(caseId, id);
    }
}
