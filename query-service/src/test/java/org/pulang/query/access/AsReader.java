package org.pulang.query.access;

import java.util.function.Supplier;
import org.pulang.query.TestDatabase;
import org.pulang.query.replay.Projections;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What answers people reads as the role that answers people, under row-level security, and not as the superuser of the tests. */
@TestConfiguration(proxyBeanMethods = false)
class AsReader {

    /** To see what the policy does by itself. */
    static boolean off;

    /** Before the migrations, which give them their rights. */
    static class Roles implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase.createRoles();
        }
    }

    @Bean
    @Primary
    static ReadingFor asReader(JdbcTemplate jdbc, PlatformTransactionManager transactions, Projections projections) {
        return new ReadingFor(jdbc, transactions, projections) {
            @Override
            void begin(Reader reader) {
                super.begin(reader);
                if (!off) {
                    jdbc.execute("SET LOCAL ROLE reader");
                }
            }

            @Override
            public <T> T own(Reader reader, Supplier<T> work) {
                return super.own(reader, () -> {
                    if (!off) {
                        jdbc.execute("SET LOCAL ROLE reader");
                    }
                    return work.get();
                });
            }
        };
    }
}
