package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProceedingForum;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProceedingKind;
import org.pulang.vocabulary.ProceedingRole;

/**
 * A proceeding began in which the person takes part.
 *
 * @param role what the person is in it
 * @param forum before whom it began
 * @param reference the number it has there
 */
public record ProceedingOpened(
        CaseId caseId,
        ProceedingId proceedingId,
        ProceedingKind kind,
        ProceedingRole role,
        ProceedingForum forum,
        @Nullable CountryCode country,
        @Classified(FieldClass.Legal) @Nullable Sensitive<String> reference,
        @Classified(FieldClass.Legal) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements JusticeEvent {}
