package org.pulang.query.access;

import java.util.function.Supplier;

/**
 * What a reader may see of a case, asked for only once something else is done: a form is sent on first, and shown again only where it
 * was refused. Nothing of the case may be read before; from then on all is as if the route took a {@link Sight}, log of reads included.
 */
public final class SightLater {

    private final Supplier<Sight> sight;

    SightLater(Supplier<Sight> sight) {
        this.sight = sight;
    }

    /**
     * Begins the read; once.
     *
     * @throws org.pulang.query.problem.ProblemFound as a route that takes a {@link Sight}
     */
    public Sight now() {
        return sight.get();
    }
}
