package org.pulang.vocabulary;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The code names a province or regency that exists ({@link Areas}). */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = KnownArea.Check.class)
public @interface KnownArea {

    String message() default "must be the code of an existing province or regency";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks the table. */
    final class Check implements ConstraintValidator<KnownArea, AreaCode> {
        @Override
        public boolean isValid(@Nullable AreaCode code, ConstraintValidatorContext context) {
            return code == null || Areas.exists(code);
        }
    }
}
