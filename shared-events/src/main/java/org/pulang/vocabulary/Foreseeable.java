package org.pulang.vocabulary;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day somebody can plan for: at most ten years ahead, or back where a plan is entered late. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = Foreseeable.Check.class)
public @interface Foreseeable {

    String message() default "must lie within ten years from today";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks the clock. */
    final class Check implements ConstraintValidator<Foreseeable, LocalDate> {

        private static final int YEARS = 10;

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            var today = LocalDate.now(context.getClockProvider().getClock());
            return day == null || (!day.isBefore(today.minusYears(YEARS)) && !day.isAfter(today.plusYears(YEARS)));
        }
    }
}
