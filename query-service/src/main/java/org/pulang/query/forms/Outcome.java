package org.pulang.query.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a command that was sent on. */
sealed interface Outcome {

    /**
     * Recorded.
     *
     * @param id of what it began, or was asked of
     * @param position to wait for before it is shown
     */
    record Recorded(String id, long position) implements Outcome {}

    /**
     * Nothing was written.
     *
     * @param title and detail: in the reader's language, as the API says it
     * @param version how far the case is now; absent unless it is further than the form knew
     */
    record Refused(
            int status,
            String code,
            String title,
            String detail,
            List<Fault> faults,
            @Nullable Long version) implements Outcome {}

    /** @param pointer into the body; empty for all of it */
    record Fault(String pointer, String code, String message) {}

    /** Whoever sends must sign in anew. */
    record SignIn(boolean surely) implements Outcome {}

    /**
     * No answer, or none that can be understood. With the same key it may be sent again.
     *
     * @param arrived whether it may have been recorded all the same
     */
    record Unknown(boolean arrived) implements Outcome {}
}
