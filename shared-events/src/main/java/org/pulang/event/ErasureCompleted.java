package org.pulang.event;

import java.time.LocalDate;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;

/**
 * Nobody holds one of the keys any more, and every detail of the case that was meant was tried: none opens.
 *
 * @param backupsGoneBy last day on which a backup of the key store from before may exist, with a key-encryption key that opens it
 */
public record ErasureCompleted(ErasureId erasureId, CaseId caseId, LocalDate backupsGoneBy) implements ErasureEvent {}
