package org.pulang.query.replay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code eventStore}: out of service until the command service has created the store. */
@Component("eventStoreHealthIndicator")
class EventStoreHealth implements HealthIndicator {

    private final EventStoreTable store;

    EventStoreHealth(EventStoreTable store) {
        this.store = store;
    }

    @Override
    public Health health() {
        return store.exists()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("waitingFor", "eventstore.event")
                        .build();
    }
}
