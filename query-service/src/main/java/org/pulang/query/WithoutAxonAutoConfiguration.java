package org.pulang.query;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out Axon's auto-configurations where {@code pulang.axon-autoconfiguration} is false, as it is here: the processors
 * are wired by hand, and the runner has the command service's Axon starter on the same class path.
 */
class WithoutAxonAutoConfiguration implements AutoConfigurationImportFilter, EnvironmentAware {

    private boolean wanted = true;

    @Override
    public void setEnvironment(Environment environment) {
        wanted = environment.getProperty("pulang.axon-autoconfiguration", Boolean.class, true);
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        var kept = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            var candidate = candidates[i];
            kept[i] = wanted || candidate == null || !candidate.startsWith("org.axonframework.");
        }
        return kept;
    }
}
