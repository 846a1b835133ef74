package org.pulang.vocabulary;

import org.jspecify.annotations.Nullable;

/** How likely it is that a person comes to harm again. Unknown is its own answer and never read as low. */
public enum RiskLevel {
    Unknown,
    Low,
    Medium,
    High;

    /** The level, but not less than before. */
    public RiskLevel notBelow(@Nullable RiskLevel before) {
        return before == null || before.compareTo(this) < 0 ? this : before;
    }
}
