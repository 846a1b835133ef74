package org.pulang.vocabulary;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Past;
import org.jspecify.annotations.Nullable;

/** {@link Past} on a partial date: some part of what it can mean has begun, and it is not before 1900. */
public final class PastPartialDate implements ConstraintValidator<Past, PartialDate> {
    @Override
    public boolean isValid(@Nullable PartialDate date, ConstraintValidatorContext context) {
        return date == null || date.past(context.getClockProvider().getClock());
    }
}
