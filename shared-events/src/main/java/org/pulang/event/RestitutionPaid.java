package org.pulang.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.RestitutionId;

/**
 * Restitution reached the person, in whole or in part; what lies at the court has not yet.
 *
 * @param paidOn the day it reached the person
 */
public record RestitutionPaid(
        CaseId caseId,
        RestitutionId restitutionId,
        PaymentId paymentId,
        Money amount,
        LocalDate paidOn,
        @Classified(FieldClass.Legal) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {}
