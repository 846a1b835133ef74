package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.IncomePeriod;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;

/**
 * A person told what they earn; the course of incomes shows economic recovery.
 *
 * @param amount before expenses, for one period
 * @param source what they earn it with
 */
public record IncomeReported(
        CaseId caseId,
        Money amount,
        IncomePeriod period,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> source,
        @Nullable PartialDate occurredAt)
        implements ServicesEvent {}
