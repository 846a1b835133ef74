package org.pulang.query.outlet;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The couriers of this node. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutletSettings.class)
class OutletConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    Outlets outlets(
            @Qualifier("projector") DataSource database,
            OutletSettings settings,
            Environment environment,
            MeterRegistry meters,
            Clock clock) {
        return new Outlets(
                UUID.randomUUID(),
                database,
                settings,
                environment.acceptsProfiles(Profiles.of("local")),
                meters,
                clock);
    }
}
