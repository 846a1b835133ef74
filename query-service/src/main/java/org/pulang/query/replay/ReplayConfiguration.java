package org.pulang.query.replay;

import java.time.Clock;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon's parts, put together by hand: what a processor needs and nothing else. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    TokenTable tokenTable(JdbcClient jdbc) {
        return new TokenTable(jdbc, UUID.randomUUID().toString());
    }

    @Bean
    EventLog eventLog(StoredEvents events, EventStoreTable store, Clock clock) {
        return new EventLog(events, store, clock);
    }
}
