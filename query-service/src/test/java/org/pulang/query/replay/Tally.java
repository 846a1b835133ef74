package org.pulang.query.replay;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.CaseEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down which events of a case it was given, in which order; in one table that is read back and one that is not. */
final class Tally implements Projection {

    /** Cases it cannot stand. */
    final Set<UUID> poison = ConcurrentHashMap.newKeySet();
    /** Called with each event before it is handled. */
    volatile Consumer<Recorded> before = recorded -> {};

    static void createTables(JdbcClient jdbc) {
        jdbc.sql("""
                        CREATE TABLE readmodel.tally (
                            stream uuid PRIMARY KEY, events int NOT NULL, versions text NOT NULL,
                            twice int NOT NULL GENERATED ALWAYS AS (events * 2) STORED,
                            CONSTRAINT sane CHECK (events > 0));
                        CREATE INDEX tally_events ON readmodel.tally (events DESC) WHERE events > 1;
                        CREATE TABLE readmodel.tally_line (
                            position bigint PRIMARY KEY, stream uuid NOT NULL, version int NOT NULL,
                            CONSTRAINT once UNIQUE (stream, version))""").update();
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public List<Class<?>> rows() {
        return List.of(TallyRow.class, LineRow.class);
    }

    @EventHandler
    void on(CaseEvent event, Recorded recorded, RowBuffer rows) {
        before.accept(recorded);
        var row = rows.find(TallyRow.class, recorded.stream());
        if (row == null) {
            row = new TallyRow();
            row.stream = recorded.stream();
            row.versions = "";
            rows.add(row);
        }
        row.events++;
        row.versions += recorded.version() + " ";
        var line = new LineRow();
        line.position = recorded.position();
        line.stream = recorded.stream();
        line.version = recorded.version();
        rows.add(line);
        if (poison.contains(recorded.stream())) {
            throw new IllegalArgumentException("I cannot stand " + event);
        }
    }

    @Table("tally")
    static class TallyRow {
        UUID stream;
        int events;
        String versions;
    }

    @Table(value = "tally_line", appendOnly = true)
    static class LineRow {
        long position;
        UUID stream;
        int version;
    }
}
