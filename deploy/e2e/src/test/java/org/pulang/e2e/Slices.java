package org.pulang.e2e;

import java.util.stream.Stream;

/** What a sealed interface permits, down to the records. */
final class Slices {

    private Slices() {}

    static Stream<Class<?>> of(Class<?>... roots) {
        return Stream.of(roots)
                .flatMap(type -> type.isSealed() ? of(type.getPermittedSubclasses()) : Stream.<Class<?>>of(type));
    }
}
