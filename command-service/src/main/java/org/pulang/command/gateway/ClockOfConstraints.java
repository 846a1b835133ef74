package org.pulang.command.gateway;

import jakarta.validation.Configuration;
import java.time.Clock;
import org.pulang.vocabulary.PartialDate;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.stereotype.Component;

/**
 * What is past or future in a field is decided by the clock of the service, not by the machine's: a day from when it begins in
 * Indonesia, so that what happened early in the morning can be recorded then.
 */
@Component
class ClockOfConstraints implements ValidationConfigurationCustomizer {

    private final Clock clock;

    ClockOfConstraints(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void customize(Configuration<?> configuration) {
        configuration.clockProvider(() -> clock.withZone(PartialDate.EARLIEST_ZONE));
    }
}
