package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RepatriationManner;
import org.pulang.vocabulary.ReturnPayer;

/** The person came from one country to another: home, or where they may live (Law 21/2007, Art. 54). */
public record RepatriationRecorded(
        CaseId caseId,
        CountryCode from,
        CountryCode to,
        @Nullable AreaCode area,
        RepatriationManner manner,
        ReturnPayer paidBy,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> note,
        @Nullable PartialDate occurredAt)
        implements FamilyEvent {}
