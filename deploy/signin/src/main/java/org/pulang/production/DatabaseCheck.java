package org.pulang.production;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database keeps what it acknowledged and is the one it says it is. */
final class DatabaseCheck implements ProductionCheck {

    private static final Pattern VERIFIED = Pattern.compile("[?&]sslmode=verify-full(&|$)");

    private final JdbcClient jdbc;
    private final String url;

    DatabaseCheck(JdbcClient jdbc, String url) {
        this.jdbc = jdbc;
        this.url = url;
    }

    @Override
    public Stream<Finding> findings() {
        var findings = Stream.<Finding>builder();
        if (!verified(url)) {
            findings.add(Finding.DATABASE_UNVERIFIED);
        }
        if (holds("SELECT current_setting('fsync') = 'off'")) {
            findings.add(Finding.FSYNC_OFF);
        }
        if (holds("SELECT current_setting('synchronous_commit') = 'off'")) {
            findings.add(Finding.SYNCHRONOUS_COMMIT_OFF);
        }
        return findings.build();
    }

    /** Whether whoever connects there makes sure whom to. */
    static boolean verified(String url) {
        return VERIFIED.matcher(url).find();
    }

    private boolean holds(String question) {
        return jdbc.sql(question).query(Boolean.class).single();
    }
}
