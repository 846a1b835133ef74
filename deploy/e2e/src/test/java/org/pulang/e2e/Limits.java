package org.pulang.e2e;

import java.util.Map;

/** Settings of services that are asked by tests, which are faster than people. */
public final class Limits {

    public static final Map<String, String> NONE = Map.of(
            "PULANG_COMMANDS_PER_MINUTE", "0",
            "PULANG_BATCHES_PER_MINUTE", "0",
            "PULANG_READS_PER_MINUTE", "0",
            "PULANG_CASES_PER_HOUR", "0");

    private Limits() {}
}
