package org.pulang.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockOfConstraintsTest {

    private record Told(@PastOrPresent LocalDate day) {}

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T14:59:59Z, 2026-03-01, true",
        "2026-03-01T14:59:59Z, 2026-03-02, false",
        "2026-03-01T15:00:00Z, 2026-03-02, true",
        "2026-03-01T22:30:00Z, 2026-03-02, true",
        "2026-03-01T22:30:00Z, 2026-03-03, false"
    })
    void letsADayBeToldFromWhenItBeginsInPapua(Instant now, LocalDate day, boolean told) {
        var configuration = Validation.byDefaultProvider().configure();
        new ClockOfConstraints(Clock.fixed(now, ZoneOffset.UTC)).customize(configuration);
        try (var factory = configuration.buildValidatorFactory()) {
            assertThat(factory.getValidator().validate(new Told(day)).isEmpty()).isEqualTo(told);
        }
    }
}
