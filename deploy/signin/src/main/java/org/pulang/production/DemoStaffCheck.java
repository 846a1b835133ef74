package org.pulang.production;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is made up for demonstration has a printed password; and simulated cases are theirs. */
public final class DemoStaffCheck implements ProductionCheck {

    private final JdbcClient jdbc;
    private final String table;

    /** @param table with columns {@code staff_id} and {@code organisation} */
    public DemoStaffCheck(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    @Override
    public Stream<Finding> findings() {
        boolean found = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM %s WHERE staff_id LIKE '%%-demo' OR organisation LIKE '%%-demo')
                        """.formatted(table)).query(Boolean.class).single();
        return found ? Stream.of(Finding.DEMO_STAFF) : Stream.empty();
    }
}
