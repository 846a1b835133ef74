package org.pulang.production;

import java.util.stream.Stream;

/** Looks for one kind of {@link Finding}; every bean of this type is asked when a service starts. */
public interface ProductionCheck {

    /** What it found that must not be outside the profile {@code local}. */
    Stream<Finding> findings();
}
