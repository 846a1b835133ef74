package org.pulang.bench;

import java.util.Set;

/** Something that is measured for one or more goals. */
interface Measure {

    /** Their numbers in the specification. */
    Set<String> numbers();

    void take(Run run) throws Exception;
}
