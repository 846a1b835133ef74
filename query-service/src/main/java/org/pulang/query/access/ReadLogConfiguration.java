package org.pulang.query.access;

import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The log of reads: a schema of its own in the read model's database, which no rebuild touches, with an owner of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadLogSettings.class)
class ReadLogConfiguration {

    /** @param migrates whether the service brings its schemas up to date by itself */
    @Bean
    ReadLog readLog(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ReadingFor readingFor,
            Clock clock,
            ReadLogSettings settings,
            @Value("${spring.flyway.enabled:true}") boolean migrates) {
        if (migrates) {
            Flyway.configure()
                    .dataSource(settings.url(), settings.username(), settings.password())
                    .schemas("audit")
                    .locations("classpath:db/audit")
                    .load()
                    .migrate();
        }
        return new ReadLog(jdbc, transactions, readingFor, clock);
    }

    @Bean
    ExportLog exportLog(ReadLog log, JdbcClient jdbc) {
        return new ExportLog(log, jdbc);
    }

    @Bean
    SearchTerms searchTerms(JdbcClient jdbc) {
        return new SearchTerms(jdbc);
    }
}
