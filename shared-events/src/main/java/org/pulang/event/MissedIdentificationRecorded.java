package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.MissedIdentificationSetting;
import org.pulang.vocabulary.PartialDate;

/**
 * Somebody had met the person earlier without seeing the trafficking.
 *
 * @param contactDate when they met; absent means unknown
 */
public record MissedIdentificationRecorded(
        CaseId caseId,
        MissedIdentificationSetting setting,
        @Nullable PartialDate contactDate,
        @Nullable CountryCode country,
        @Nullable AreaCode area,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements IdentificationEvent {}
