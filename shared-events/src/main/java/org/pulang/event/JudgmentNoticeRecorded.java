package org.pulang.event;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RestitutionId;

/**
 * Notice of the final judgment was given; payment is due within 14 days of it (Law 21/2007, Art. 48 (6)). A later record
 * corrects an earlier one.
 *
 * @param noticeOn the day of the notice; it is not counted among the 14
 * @param paymentDueOn the last day on which payment is in time, counted in the case's zone
 * @param zone the case's zone: the day ends at midnight there
 */
public record JudgmentNoticeRecorded(
        CaseId caseId,
        RestitutionId restitutionId,
        LocalDate noticeOn,
        LocalDate paymentDueOn,
        ZoneId zone,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {}
