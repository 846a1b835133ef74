package org.pulang.query.problem;

import org.jspecify.annotations.Nullable;

/** A question cannot be answered. Carries no value of the request, only the reason and the parameter at fault. */
public final class ProblemFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final @Nullable String parameter;

    public ProblemFound(Problem problem) {
        this(problem, null);
    }

    /** @param parameter name of the query parameter, path variable or header at fault */
    public ProblemFound(Problem problem, @Nullable String parameter) {
        super(problem.name(), null, false, false);
        this.problem = problem;
        this.parameter = parameter;
    }

    public Problem problem() {
        return problem;
    }

    public @Nullable String parameter() {
        return parameter;
    }
}
