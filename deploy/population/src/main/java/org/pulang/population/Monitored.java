package org.pulang.population;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pulang.command.reintegrationcase.AddNote;
import org.pulang.command.reintegrationcase.RecordFollowUp;
import org.pulang.command.reintegrationcase.ScheduleFollowUp;
import org.pulang.command.reintegrationcase.StartMonitoring;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.WorkStatus;
import org.pulang.vocabulary.YesNoUnknown;

/** Contact after return: by the standard schedule, in time, late or missed. */
final class Monitored {

    private static final int MOST_MISSED = 2;
    private static final int HALF_A_YEAR = 180;
    private static final int LAST_MONTH = 36;

    private Monitored() {}

    /** @param returned the day from which the months are counted */
    static void tell(Story story, int returned) {
        if (story.draw(Assumption.IsMonitored)) {
            monitor(story, returned);
        }
        if (story.draw(Assumption.NoteWritten)) {
            int day = story.between(60, 90);
            story.asks(
                    day,
                    new AddNote(
                            story.caseId,
                            new NoteId(story.id("note", "")),
                            NoteVisibility.Team,
                            Story.text("keluarga mendukung."),
                            story.on(day)));
        }
        talkSoon(story);
    }

    /**
     * Entered late, the visits are entered together with the schedule: what is over by then, which monitoring that starts today leaves
     * out, and is missed a moment later.
     */
    private static void monitor(Story story, int returned) {
        var start = new StartMonitoring(story.caseId, story.day(returned), story.team.caseworker(), story.on(returned));
        if (isOver(story, returned, LAST_MONTH)) {
            story.asksInTime(returned, start);
        } else {
            story.asks(returned, start);
        }
        int missed = 0;
        for (int months : Published.MONITORED) {
            int due = day(story, story.day(returned).plusMonths(months));
            if (!story.open(due + Ending.LAST_DAYS)) {
                return;
            }
            if (isOver(story, returned, months)) {
                story.asksLate(
                        returned,
                        new ScheduleFollowUp(
                                story.caseId,
                                followUp(story, returned, months),
                                story.day(due),
                                FollowUpPurpose.Monitoring,
                                FollowUpMode.Visit,
                                story.team.caseworker(),
                                story.on(returned)));
            }
            boolean isMissed =
                    story.draw(Assumption.FollowUpMissed) && missed < MOST_MISSED && story.course != Course.Lost;
            boolean late = story.draw(Assumption.FollowUpLate);
            int held = late ? due + story.between(1, 20) : due - story.between(0, 6);
            boolean reachable = held < story.ending.lost() || held > story.ending.found();
            if (isMissed) {
                missed++;
            } else if (reachable) {
                visit(story, followUp(story, returned, months), held, returned);
            }
        }
    }

    private static boolean isOver(Story story, int returned, int months) {
        return day(story, story.day(returned).plusMonths(months)) < story.today;
    }

    /** As the command names it. */
    private static FollowUpId followUp(Story story, int returned, int months) {
        var name = "%s/%s/%d".formatted(story.caseId, story.day(returned), months);
        return new FollowUpId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static void visit(Story story, FollowUpId followUp, int day, int entered) {
        boolean later = day > HALF_A_YEAR;
        story.asks(
                day,
                entered,
                new RecordFollowUp(
                        story.caseId,
                        followUp,
                        story.any(List.of(FollowUpMode.Visit, FollowUpMode.Call)),
                        null,
                        story.draw(Assumption.FamilyReachedInstead)
                                ? PersonReached.FamilyMember
                                : PersonReached.Survivor,
                        Story.text("keadaan dilihat."),
                        story.any(List.of(LivingSituation.WithFamily, LivingSituation.RentedRoom)),
                        YesNoUnknown.Yes,
                        null,
                        later && story.draw(Assumption.EarnsAfterHalfAYear)
                                ? story.any(
                                        List.of(WorkStatus.Employed, WorkStatus.SelfEmployed, WorkStatus.CasualWork))
                                : WorkStatus.LookingForWork,
                        null,
                        story.on(day)));
    }

    /** Whoever is still accompanied is called within the next days. */
    private static void talkSoon(Story story) {
        int today = story.today;
        boolean agreed = story.draw(Assumption.NextTalkAgreed);
        int due = story.between(0, 5);
        if (agreed && story.open(today) && today < story.ending.lost()) {
            story.asks(
                    today,
                    new ScheduleFollowUp(
                            story.caseId,
                            new FollowUpId(story.id("follow-up", "soon")),
                            story.day(today + due),
                            FollowUpPurpose.WellBeing,
                            FollowUpMode.Call,
                            null,
                            story.on(today)));
        }
    }

    private static int day(Story story, LocalDate day) {
        return Math.toIntExact(day.toEpochDay() - story.first.toEpochDay());
    }
}
