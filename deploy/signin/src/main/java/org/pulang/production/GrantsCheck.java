package org.pulang.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rights in a schema of the service are those of its file, and its tables show rows to those to whom its migrations let them. */
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
        var made = Policies.made(schema, jdbc);
        var found = Policies.catalogued(schema, jdbc);
        if (!found.equals(made)) {
            LOG.error(
                    "Row-level security in schema {}: there, but not made by the migrations: {}; made by them, but not there: {}.",
                    schema,
                    without(found, made),
                    without(made, found));
            findings.add(Finding.POLICIES_OTHER_THAN_THE_MIGRATIONS);
        }
        return findings;
    }

    private static Set<String> without(Set<String> those, Set<String> others) {
        var rest = new TreeSet<>(those);
        rest.removeAll(others);
        return rest;
    }
}
