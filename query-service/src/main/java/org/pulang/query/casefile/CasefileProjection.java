package org.pulang.query.casefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.pulang.event.CaseEvent;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
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
        inThisBatch()
                .computeIfAbsent(event.caseId(), id -> casefiles.live(id).orElseGet(CaseFile::new))
                .apply(event, recorded);
    }

    /** The files this batch of events touches: each is read once and written once, however many events it takes. */
    private Map<CaseId, CaseFile> inThisBatch() {
        var batch = CurrentUnitOfWork.get();
        return batch.getOrComputeResource(name(), key -> {
            var files = new LinkedHashMap<CaseId, CaseFile>();
            batch.onPrepareCommit(committing -> files.forEach(this::store));
            return files;
        });
    }

    private void store(CaseId id, CaseFile file) {
        jdbc.sql("""
                INSERT INTO readmodel.casefile (case_id, version, position, state) VALUES (?, ?, ?, ?::jsonb)
                ON CONFLICT (case_id) DO UPDATE
                SET version = excluded.version, position = excluded.position, state = excluded.state""")
                .params(id.value(), file.version, file.position, EventJson.MAPPER.writeValueAsString(file))
                .update();
    }
}
