package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.FailedAttemptRecorded;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.MonitoringStarted;
import org.pulang.query.replay.Contact;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.FollowUpId;

/** When the person is to be looked after, and whether anybody was reached. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class FollowUpsPart {

    List<FollowUp> followUps = new ArrayList<>();
    List<Entry<MonitoringStarted>> monitoring = new ArrayList<>();
    List<Entry<FollowUpRescheduled>> rescheduled = new ArrayList<>();
    List<Entry<FollowUpMissed>> missed = new ArrayList<>();
    List<Entry<FailedAttemptRecorded>> failedAttempts = new ArrayList<>();
    List<Entry<ContactLost>> contactLost = new ArrayList<>();
    List<Entry<ContactRegained>> contactRegained = new ArrayList<>();

    void on(FollowUpScheduled event, Recorded recorded) {
        followUps.add(new FollowUp(
                event.followUpId(), event.dueOn(), FollowUpState.Open, Entry.of(event, recorded), null, null));
    }

    void on(FollowUpRescheduled event, Recorded recorded) {
        rescheduled.add(Entry.of(event, recorded));
        Entry.change(
                followUps,
                followUp -> followUp.followUpId().equals(event.followUpId()),
                followUp -> new FollowUp(
                        followUp.followUpId(), event.dueOn(), FollowUpState.Open, followUp.scheduled(), null, null));
    }

    void on(FollowUpMissed event, Recorded recorded) {
        missed.add(Entry.of(event, recorded));
        Entry.change(
                followUps,
                followUp -> followUp.followUpId().equals(event.followUpId()),
                followUp -> new FollowUp(
                        followUp.followUpId(), event.dueOn(), FollowUpState.Missed, followUp.scheduled(), null, null));
    }

    void on(FollowUpCancelled event, Recorded recorded) {
        Entry.change(
                followUps,
                followUp -> followUp.followUpId().equals(event.followUpId()),
                followUp -> new FollowUp(
                        followUp.followUpId(),
                        followUp.dueOn(),
                        FollowUpState.Cancelled,
                        followUp.scheduled(),
                        null,
                        Entry.of(event, recorded)));
    }

    /** Also contacts beyond the schedule. */
    void on(FollowUpRecorded event, Recorded recorded) {
        var known = followUps.stream()
                .filter(followUp -> followUp.followUpId().equals(event.followUpId()))
                .findFirst();
        var held = new FollowUp(
                event.followUpId(),
                event.dueOn(),
                FollowUpState.Recorded,
                known.map(FollowUp::scheduled).orElse(null),
                Entry.of(event, recorded),
                null);
        if (known.isPresent()) {
            followUps.set(followUps.indexOf(known.get()), held);
        } else {
            followUps.add(held);
        }
    }

    boolean anybodyWasReached() {
        return followUps.stream()
                .map(FollowUp::recorded)
                .filter(Objects::nonNull)
                .anyMatch(recorded -> Contact.isOne(recorded.event()));
    }

    void on(FailedAttemptRecorded event, Recorded recorded) {
        failedAttempts.add(Entry.of(event, recorded));
    }

    void on(MonitoringStarted event, Recorded recorded) {
        monitoring.add(Entry.of(event, recorded));
    }

    void on(ContactLost event, Recorded recorded) {
        contactLost.add(Entry.of(event, recorded));
    }

    void on(ContactRegained event, Recorded recorded) {
        contactRegained.add(Entry.of(event, recorded));
    }

    enum FollowUpState {
        Open,
        /** The day passed; it can still be held late. */
        Missed,
        Recorded,
        Cancelled
    }

    /**
     * A follow-up and what became of it.
     *
     * @param dueOn the day it is due now; absent for a contact beyond the schedule
     * @param scheduled absent for a contact beyond the schedule
     */
    record FollowUp(
            FollowUpId followUpId,
            @Nullable LocalDate dueOn,
            FollowUpState state,
            @Nullable Entry<FollowUpScheduled> scheduled,
            @Nullable Entry<FollowUpRecorded> recorded,
            @Nullable Entry<FollowUpCancelled> cancelled) {}
}
