package org.pulang.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pulang.personal.Sensitive;

class ConstraintsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T03:00:00Z"), ZoneOffset.UTC);

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .clockProvider(() -> CLOCK)
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    record Told(
            @Nullable @PastOrPresent PartialDate occurredAt,
            @Nullable @Past PartialDate since,
            @Nullable Sensitive<@Past @Since1900 LocalDate> birthDate,
            @Nullable @KnownArea AreaCode origin) {}

    @Test
    void acceptsWhatIsAbsentOrPlausible() {
        assertThat(violations(new Told(null, null, null, null))).isEmpty();
        assertThat(violations(new Told(
                        new PartialDate("2026-03-01"),
                        new PartialDate("2026"),
                        Sensitive.of(LocalDate.parse("1900-01-01")),
                        new AreaCode("96.71"))))
                .isEmpty();
    }

    @Test
    void refusesPartialDatesOfTheFuture() {
        assertThat(violations(new Told(new PartialDate("2026-03-02"), new PartialDate("2027"), null, null)))
                .containsExactlyInAnyOrder(
                        "occurredAt must be a date in the past or in the present", "since must be a past date");
    }

    @Test
    void refusesPartialDatesBefore1900() {
        assertThat(violations(new Told(new PartialDate("1899-12-31"), new PartialDate("0019"), null, null)))
                .hasSize(2);
    }

    @Test
    void refusesBirthDatesBefore1900AndOfTheFuture() {
        assertThat(violations(new Told(null, null, Sensitive.of(LocalDate.parse("1899-12-31")), null)))
                .containsExactly("birthDate must not lie before 1900");
        assertThat(violations(new Told(null, null, Sensitive.of(LocalDate.parse("2026-03-01")), null)))
                .containsExactly("birthDate must be a past date");
    }

    @Test
    void refusesAreasThatDoNotExist() {
        assertThat(violations(new Told(null, null, null, new AreaCode("32.99"))))
                .containsExactly("origin must be the code of an existing province or regency");
    }

    record Planned(@Nullable @Foreseeable LocalDate dueOn) {}

    @Test
    void acceptsDaysWithinTenYears() {
        assertThat(violations(new Planned(null))).isEmpty();
        assertThat(violations(new Planned(LocalDate.parse("2016-03-01")))).isEmpty();
        assertThat(violations(new Planned(LocalDate.parse("2036-03-01")))).isEmpty();
    }

    @Test
    void refusesDaysNobodyCanPlanFor() {
        assertThat(violations(new Planned(LocalDate.parse("2016-02-29")))).hasSize(1);
        assertThat(violations(new Planned(LocalDate.parse("2036-03-02")))).hasSize(1);
        assertThat(violations(new Planned(LocalDate.MAX)))
                .containsExactly("dueOn must lie within ten years from today");
    }

    private static List<String> violations(Object told) {
        return VALIDATOR.validate(told).stream()
                .map(violation -> propertyOf(violation.getPropertyPath().toString()) + " " + violation.getMessage())
                .toList();
    }

    /** Without the container element: {@code birthDate<T>[]}. */
    private static String propertyOf(String path) {
        return path.replaceFirst("[<.\\[].*", "");
    }
}
