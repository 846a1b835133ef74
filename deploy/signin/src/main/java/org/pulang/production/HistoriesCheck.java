package org.pulang.production;

import java.util.stream.Stream;

/** Whoever tells histories may read events at all: else every case would be answered with an error, and the start say nothing. */
public final class HistoriesCheck implements ProductionCheck {

    private final Login login;

    public HistoriesCheck(Login login) {
        this.login = login;
    }

    @Override
    public Stream<Finding> findings() {
        return login.ask(jdbc -> jdbc.sql("""
                        SELECT coalesce(bool_and(has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, 'payload', 'SELECT')), true)
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        -- Before the event store has carried out its file of grants, which turns that on, nobody may.
                        WHERE n.nspname = 'eventstore' AND c.relname = 'event' AND c.relrowsecurity""").query(Boolean.class).single())
                ? Stream.empty()
                : Stream.of(Finding.HISTORIES_UNREADABLE);
    }
}
