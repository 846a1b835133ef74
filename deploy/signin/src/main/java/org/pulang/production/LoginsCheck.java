package org.pulang.production;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No user of the service can do more in its database than the files of grants say, least of all what no grant keeps from them. */
public final class LoginsCheck implements ProductionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LoginsCheck.class);

    private final List<Login> logins;

    public LoginsCheck(Login... logins) {
        // Who is not named is another of them.
        this.logins = Stream.of(logins).filter(login -> !login.user().isBlank()).toList();
    }

    @Override
    public Stream<Finding> findings() {
        var all = EnumSet.noneOf(Finding.class);
        for (var login : logins) {
            Set<Finding> found = login.ask(jdbc -> findings(jdbc, login));
            if (!found.isEmpty()) {
                LOG.error("{}: {}", login.setting(), found);
            }
            all.addAll(found);
        }
        return all.stream();
    }

    private static Set<Finding> findings(JdbcClient jdbc, Login login) {
        var findings = EnumSet.noneOf(Finding.class);
        if (holds(jdbc, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
            // Everything else follows.
            return EnumSet.of(Finding.DATABASE_SUPERUSER);
        }
        if (holds(jdbc, """
                SELECT bool_or(rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
                FROM pg_roles WHERE pg_has_role(oid, 'MEMBER')""")) {
            findings.add(Finding.DATABASE_ROLE_TOO_STRONG);
        }
        if (holds(jdbc, """
                SELECT EXISTS (
                    SELECT FROM pg_auth_members JOIN pg_roles ON pg_roles.oid = member WHERE rolname = current_user)""")) {
            findings.add(Finding.DATABASE_ROLE_OF_OTHERS);
        }
        boolean owner = jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                            WHERE n.nspname IN ('eventstore', 'readmodel', 'audit', 'keystore') AND n.nspname <> ALL (?)
                              AND pg_has_role(c.relowner, 'MEMBER'))""")
                .param(login.owns().toArray(String[]::new))
                .query(Boolean.class)
                .single();
        if (owner) {
            findings.add(Finding.DATABASE_OWNER);
        }
        return findings;
    }

    private static boolean holds(JdbcClient jdbc, String question) {
        return jdbc.sql(question).query(Boolean.class).single();
    }
}
