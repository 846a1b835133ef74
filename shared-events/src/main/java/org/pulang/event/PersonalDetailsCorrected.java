package org.pulang.event;

import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonalDetails;

/**
 * Something recorded about the person was wrong; the wrong event stays visible beside this one.
 *
 * @param correctedSequence of the wrong event in the case's stream, counted from 0
 * @param identity what was wrong about who the person is
 * @param age at first contact, where the correction changes it
 * @param details what was wrong about how the person lives
 */
public record PersonalDetailsCorrected(
        CaseId caseId,
        long correctedSequence,
        @Classified(FieldClass.Narrative) Sensitive<String> reason,
        @Nullable CorrectedIdentity identity,
        @Nullable Age age,
        @Nullable PersonalDetails details,
        @Nullable PartialDate occurredAt)
        implements IdentificationEvent {}
