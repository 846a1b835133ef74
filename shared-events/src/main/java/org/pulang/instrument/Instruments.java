package org.pulang.instrument;

import java.time.LocalDate;
import java.util.Optional;
import org.pulang.vocabulary.InstrumentVersion;

/** The published instruments, each version for good: those that come with the software, and those that organisations published. */
public interface Instruments {

    /** Also one that is retired: what was answered with it can always be read and computed again. */
    Optional<Instrument> find(InstrumentVersion version);

    /**
     * Whether nothing is asked with it any more. What was asked before, and only comes in now, is taken.
     *
     * @param day on which it was asked
     */
    boolean isRetired(InstrumentVersion version, LocalDate day);

    /** Those that come with the software. */
    static BuiltInInstruments builtIn() {
        return BuiltInInstruments.READ;
    }
}
