package org.pulang.query.casefile;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.CaseEvent;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.store.EventJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For the caseworker: everything known about one case, ready to read. The row is the {@link CaseFile} as JSON. */
@Component
class CasefileProjection implements Projection {

    private final JdbcClient jdbc;
    private final Casefiles casefiles;

    CasefileProjection(JdbcClient jdbc, Casefiles casefiles) {
        this.jdbc = jdbc;
        this.casefiles = casefiles;
    }

    @Override
    public List<String> tables() {
        return List.of("casefile");
    }

    @EventHandler
    void on(CaseEvent event, Recorded recorded) {
        var file = casefiles.live(event.caseId()).orElseGet(CaseFile::new);
        file.apply(event, recorded);
        jdbc.sql("""
                INSERT INTO readmodel.casefile (case_id, version, position, state) VALUES (?, ?, ?, ?::jsonb)
                ON CONFLICT (case_id) DO UPDATE
                SET version = excluded.version, position = excluded.position, state = excluded.state""")
                .params(
                        event.caseId().value(),
                        recorded.version(),
                        recorded.position(),
                        EventJson.MAPPER.writeValueAsString(file))
                .update();
    }
}
