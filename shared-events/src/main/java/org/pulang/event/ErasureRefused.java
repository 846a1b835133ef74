package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureRefusalGround;

/** The request was not granted; the ground is told to the person. */
public record ErasureRefused(ErasureId erasureId, CaseId caseId, ErasureRefusalGround ground) implements ErasureEvent {}
