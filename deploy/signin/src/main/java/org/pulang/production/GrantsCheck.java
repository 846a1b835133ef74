package org.pulang.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rights in a schema of the service are those of its file, and its tables show rows to nobody to whom they need not. */
public final class GrantsCheck implements ProductionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(GrantsCheck.class);

    private final String schema;
    private final Login login;

    /** @param login who may look into the catalogue, as anybody may */
    public GrantsCheck(String schema, Login login) {
        this.schema = schema;
        this.login = login;
    }

    @Override
    public Stream<Finding> findings() {
        return login.ask(this::findings).stream();
    }

    private List<Finding> findings(JdbcClient jdbc) {
        var findings = new ArrayList<Finding>();
        var written = Grants.written(schema, jdbc);
        var real = Grants.catalogued(schema, jdbc);
        if (!real.equals(written)) {
            LOG.error(
                    "Rights in schema {}: given, but not in the file: {}; in the file, but not given: {}.",
                    schema,
                    without(real, written),
                    without(written, real));
            findings.add(Finding.GRANTS_OTHER_THAN_THE_FILE);
        }
        var open = open(jdbc);
        if (!open.isEmpty()) {
            LOG.error("Tables of schema {} without row-level security: {}.", schema, open);
            findings.add(Finding.ROWS_SHOWN_TO_ALL);
        }
        return findings;
    }

    private static Set<String> without(Set<String> those, Set<String> others) {
        var rest = new TreeSet<>(those);
        rest.removeAll(others);
        return rest;
    }

    /** The events, and whatever of the read model is about a case. */
    private List<String> open(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relkind = 'r'
                          AND (n.nspname = 'eventstore' AND c.relname = 'event'
                               OR n.nspname = 'readmodel' AND EXISTS (
                                   SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped))
                          AND NOT (c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))""").param(schema).query(String.class).list();
    }
}
