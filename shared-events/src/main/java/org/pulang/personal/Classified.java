package org.pulang.personal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The class of a {@link Sensitive} component of a record, and whom it is about. Each such component has one; a test looks. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Classified {
    FieldClass value();

    Subject about() default Subject.Survivor;
}
