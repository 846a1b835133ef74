package org.pulang.query.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is being written. */
interface Lines {

    void line(List<@Nullable Object> cells) throws IOException;

    /** Writes what is left of the file; the stream below stays open. */
    void end() throws IOException;

    /** How many cells told more than a cell of the format holds. */
    default long cut() {
        return 0;
    }
}
