package org.pulang.keys;

/** Something was to be written about a person whose details of that class were erased; it is not. */
public final class KeyDestroyed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyDestroyed() {
        super("The details of that class were erased.");
    }
}
