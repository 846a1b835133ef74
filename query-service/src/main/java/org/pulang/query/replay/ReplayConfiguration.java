package org.pulang.query.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine as beans: it can as well be put together without Spring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplaySettings.class)
class ReplayConfiguration {

    private static final String PROJECTOR = "projector";
    private static final String HISTORIES = "histories";

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventStoreTable eventStoreTable(JdbcClient jdbc) {
        return new EventStoreTable(jdbc);
    }

    /** Connections of those who tell histories: the database shows them the events of no case but the one just allowed. */
    @Bean(defaultCandidate = false)
    @Qualifier(HISTORIES)
    @ConfigurationProperties("pulang.histories")
    HikariDataSource histories() {
        return new HikariDataSource();
    }

    @Bean
    StoredEvents storedEvents(@Qualifier(HISTORIES) DataSource database) {
        return new StoredEvents(database);
    }

    @Bean
    StoredContent storedContent(@Qualifier(HISTORIES) DataSource database) {
        return new StoredContent(database);
    }

    /** Connections of those who write the read model; the others, which answer people, may not write. */
    @Bean(defaultCandidate = false)
    @Qualifier(PROJECTOR)
    @ConfigurationProperties("pulang.projector")
    HikariDataSource projector() {
        return new HikariDataSource();
    }

    @Bean
    @DependsOnDatabaseInitialization
    Projections projections(
            @Qualifier(PROJECTOR) DataSource database,
            List<Projection> all,
            ReplaySettings settings,
            MeterRegistry meters,
            Clock clock) {
        return new Projections(UUID.randomUUID(), database, all, settings, meters, clock);
    }

    @Bean
    Installation installation(
            @Qualifier(PROJECTOR) DataSource database, @Value("${pulang.data-directory}") String directory) {
        return new Installation(JdbcClient.create(database), directory);
    }

    /** Of what decides about access. */
    @Bean
    Freshness freshness(Projections projections, @Qualifier(PROJECTOR) DataSource database) {
        return new Freshness("access", projections, database, System::nanoTime);
    }

    @Bean
    Positions positions(Projections projections) {
        return projections.positions();
    }
}
