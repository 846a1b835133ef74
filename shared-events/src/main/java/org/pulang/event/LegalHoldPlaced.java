package org.pulang.event;

import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.HoldGround;

/** Nothing may be erased until this ground is gone (Law 27/2022, Art. 44). */
public record LegalHoldPlaced(ErasureId erasureId, CaseId caseId, HoldGround ground) implements ErasureEvent {}
