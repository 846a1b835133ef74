package org.pulang.query.replay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health group {@code projections}: down while one of them fails. A late one is not down; its lag says how late. */
@Component("replayHealthIndicator")
class ProjectionsHealth implements HealthIndicator {

    private final Projections projections;
    private final Positions positions;

    ProjectionsHealth(Projections projections, Positions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    @Override
    public Health health() {
        var health = projections.names().stream().anyMatch(projections::failing) ? Health.down() : Health.up();
        projections.names().forEach(name -> health.withDetail(name, positions.progress(name)));
        return health.build();
    }
}
