package org.pulang.query.replay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of the machine the projections may use.
 *
 * @param threads that handle events
 * @param rebuildLanes parts of a rebuild that run at the same time
 * @param rebuildMemory for the rows of a rebuild; what does not fit takes more passes over the log. 0: a quarter of the heap
 */
@ConfigurationProperties("pulang.replay")
public record ReplaySettings(
        @DefaultValue("4") int threads,
        @DefaultValue("2") int rebuildLanes,
        @DefaultValue("0") DataSize rebuildMemory) {

    public ReplaySettings {
        if (threads < 1 || rebuildLanes < 1) {
            throw new IllegalArgumentException("Nothing is done without threads and lanes.");
        }
    }

    /** As they are unless somebody says otherwise. */
    public static final ReplaySettings DEFAULT = new ReplaySettings(4, 2, DataSize.ofBytes(0));

    long rebuildBytes() {
        return rebuildMemory.toBytes() > 0
                ? rebuildMemory.toBytes()
                : Runtime.getRuntime().maxMemory() / 4;
    }
}
