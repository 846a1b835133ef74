package org.pulang.command.gateway;

import jakarta.validation.Configuration;
import java.time.Clock;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.stereotype.Component;

/** What is past or future in a field is decided by the clock of the service, not by the machine's. */
@Component
class ClockOfConstraints implements ValidationConfigurationCustomizer {

    private final Clock clock;

    ClockOfConstraints(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void customize(Configuration<?> configuration) {
        configuration.clockProvider(() -> clock);
    }
}
