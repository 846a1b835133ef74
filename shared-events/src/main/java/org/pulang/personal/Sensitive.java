package org.pulang.personal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person's detail. It hides itself wherever text is made of it (logs, exceptions, plain JSON). Just told, it is open; read from
 * the store, it is sealed: it holds its {@link Leaf} and can be kept, copied and compared without any key. Only {@link #reveal}
 * opens it.
 *
 * @param <T> the detail: text, a date, or a record of several that belong together
 */
public final class Sensitive<T> {

    /** What stands wherever a person's detail must not be seen. */
    public static final String MASK = "●●●";

    private final @Nullable T value;
    private final @Nullable Leaf leaf;
    private final @Nullable Function<byte[], T> reader;

    private Sensitive(@Nullable T value, @Nullable Leaf leaf, @Nullable Function<byte[], T> reader) {
        this.value = value;
        this.leaf = leaf;
        this.reader = reader;
    }

    public static <T> Sensitive<T> of(T value) {
        return new Sensitive<>(Objects.requireNonNull(value), null, null);
    }

    /** @param reader makes the detail from its JSON */
    static <T> Sensitive<T> sealed(Leaf leaf, Function<byte[], T> reader) {
        return new Sensitive<>(null, Objects.requireNonNull(leaf), reader);
    }

    /**
     * The detail as it was just told. The purpose is stated at each place that opens a detail, so that all of them can be found.
     *
     * @throws IllegalStateException if it is sealed
     */
    public T reveal(Purpose purpose) {
        Objects.requireNonNull(purpose);
        return value();
    }

    /**
     * The detail in clear, just told or sealed; empty if it was erased.
     *
     * @param caseId the case it is shown or compared for
     * @throws KeysUnavailable if it cannot be opened for the moment
     */
    public Optional<T> reveal(Purpose purpose, Opener opener, UUID caseId) {
        Objects.requireNonNull(purpose);
        return leaf == null || reader == null
                ? Optional.of(value())
                : opener.open(leaf, caseId).map(reader);
    }

    /** Its class, where it is sealed; of what was just told, its place in a record says that. */
    public Optional<FieldClass> fieldClass() {
        return Optional.ofNullable(leaf).map(kept -> Fields.of(kept.field()).fieldClass());
    }

    /** Whether it is the name of the survivor, and nobody else's, where it is sealed. */
    boolean isSurvivorsName() {
        return leaf != null && Fields.of(leaf.field()).isSurvivorsName();
    }

    T value() {
        if (value == null) {
            throw new IllegalStateException("A sealed detail was taken for one just told.");
        }
        return value;
    }

    @Nullable
    Leaf leaf() {
        return leaf;
    }

    /** Two that are open are equal by value, two that are sealed by their leaves. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Sensitive<?> that
                && Objects.equals(value, that.value)
                && Objects.equals(leaf, that.leaf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, leaf);
    }

    @Override
    @JsonValue
    public String toString() {
        return MASK;
    }
}
