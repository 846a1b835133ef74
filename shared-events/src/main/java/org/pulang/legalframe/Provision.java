package org.pulang.legalframe;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.LawNumber;

/**
 * By which law an entitlement is given, for whom and from when to when.
 *
 * @param articles of the law as amended; empty where nobody has looked them up yet
 * @param from first day in force
 * @param until last day in force; absent while it is
 * @param clock absent where the law sets no time
 */
public record Provision(
        LawNumber law,
        List<String> articles,
        LocalDate from,
        @Nullable LocalDate until,
        Eligible eligible,
        @Nullable StatutoryClock clock) {

    public Provision {
        articles = List.copyOf(articles);
    }

    boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /**
     * The last day on which what was applied for on that day is given in time; empty where no clock runs from the application. The
     * law says days, not working days; the day of the application is not counted.
     */
    public Optional<LocalDate> dueOn(LocalDate appliedOn) {
        return lastDay(StatutoryClock.Start.Application, appliedOn);
    }

    /**
     * The last day of payment after notice of the final judgment on that day, which is not counted; empty where no clock runs from
     * the notice.
     */
    public Optional<LocalDate> paymentDueOn(LocalDate noticeOn) {
        return lastDay(StatutoryClock.Start.NoticeOfJudgment, noticeOn);
    }

    private Optional<LocalDate> lastDay(StatutoryClock.Start from, LocalDate day) {
        return Optional.ofNullable(clock).filter(set -> set.from() == from).map(set -> day.plusDays(set.days()));
    }
}
