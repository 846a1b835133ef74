package org.pulang.query.replay;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Health group {@code projections}: down while one of them fails or has stopped, degraded while cases are parked or an append
 * holds delivery back. A late one is not down; its lag says how late.
 */
@Component("replayHealthIndicator")
class ProjectionsHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final Projections projections;
    private final Positions positions;

    ProjectionsHealth(Projections projections, Positions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    @Override
    public Health health() {
        var health = Health.up();
        var parked = projections.parkedCounts();
        if (!parked.isEmpty()) {
            health.status(DEGRADED).withDetail("parkedCases", parked);
        }
        projections
                .holder()
                .ifPresent(holder -> health.status(DEGRADED)
                        .withDetail(
                                "heldByAppend",
                                Map.of("databaseSession", holder.pid(), "seconds", projections.heldSeconds())));
        var lost = projections.names().stream().filter(projections::stopped).toList();
        if (!lost.isEmpty()) {
            health.down().withDetail("lostHistory", lost);
        }
        if (projections.names().stream().anyMatch(projections::failing)) {
            health.down();
        }
        projections.names().forEach(name -> health.withDetail(name, positions.progress(name)));
        return health.build();
    }
}
