package org.pulang.runner.ctdc;

import java.util.Arrays;
import java.util.Optional;

/** The columns of the CTDC dataset that are read; the constants carry their names. */
enum CtdcColumn {
    yearOfRegistration,
    gender,
    ageBroad,
    citizenship,
    isForcedLabour,
    isSexualExploit,
    CountryOfExploitation;

    static Optional<CtdcColumn> named(String header) {
        return Arrays.stream(values())
                .filter(column -> column.name().equalsIgnoreCase(header.strip()))
                .findFirst();
    }
}
