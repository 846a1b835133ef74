package org.pulang.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.pulang.bench.store.Candidate;

/**
 * One run of the benchmark.
 *
 * @param present candidates that can be had on this machine
 * @param packages folder of what Node needs
 * @param wanted numbers of the goals asked for
 */
record Run(Server server, Scale scale, Report report, Set<Candidate> present, Path packages, Set<String> wanted) {

    Run {
        present = EnumSet.copyOf(present);
    }

    boolean wants(String number) {
        return wanted.contains(number);
    }
}
