package org.pulang.command.reintegrationcase;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseNumber;

/** Gives each case the next free number of its province and year, in the transaction of its first event. */
public interface CaseNumbers {
    CaseNumber next(@Nullable AreaCode origin, int year);
}
