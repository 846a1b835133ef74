package org.pulang.personal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A person's detail. It hides itself wherever text is made of it (logs, exceptions, plain JSON); only {@link #reveal} opens
 * it, and only a mapper with {@link SensitiveModule} writes its value. The stored form is decided by the event serializer.
 *
 * @param <T> the detail: text, a date, or a record of several that belong together
 */
public final class Sensitive<T> {

    /** What stands wherever a person's detail must not be seen. */
    public static final String MASK = "●●●";

    private final T value;

    private Sensitive(T value) {
        this.value = Objects.requireNonNull(value);
    }

    public static <T> Sensitive<T> of(T value) {
        return new Sensitive<>(value);
    }

    /** The detail in clear. The purpose is stated at each place that opens a detail, so that all of them can be found. */
    public T reveal(Purpose purpose) {
        Objects.requireNonNull(purpose);
        return value;
    }

    T value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sensitive<?> that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    @JsonValue
    public String toString() {
        return MASK;
    }
}
