package org.pulang.event;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Applicant;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Authority;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.PartialDate;

/**
 * An application for what the law gives reached an authority. Where the law sets a time, its clock runs from that day (Law 21/2007,
 * Art. 52 and 53).
 *
 * @param law by which it was given on that day
 * @param submittedOn the day it was handed in, counted in the case's zone; it is not counted into the clock
 * @param area province or regency of the authority
 * @param dueOn the last day on which it is given in time, counted in the case's zone; absent where the law sets no time
 * @param zone the case's zone on that day
 * @param note what was asked for
 */
public record EntitlementApplied(
        CaseId caseId,
        ApplicationId applicationId,
        EntitlementCode entitlement,
        LawNumber law,
        LocalDate submittedOn,
        Applicant submittedBy,
        Authority authority,
        @Nullable AreaCode area,
        @Nullable LocalDate dueOn,
        ZoneId zone,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements EntitlementsEvent {}
