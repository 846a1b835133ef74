package org.pulang.vocabulary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one need of the first days.
 *
 * @param dueBy when it is to be met; present exactly where it is needed or wanted
 */
public record DayZeroFinding(
        DayZeroNeed need, ServiceNeed answer, @Nullable Instant dueBy) {}
