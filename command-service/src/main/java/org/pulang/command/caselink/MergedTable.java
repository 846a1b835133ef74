package org.pulang.command.caselink;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.CasesMerged;
import org.pulang.event.CasesUnmerged;
import org.pulang.vocabulary.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merged cases as a table of the event store's database, written in the transaction of the pair's events. */
@Component
@ProcessingGroup("caselink")
class MergedTable implements MergedCases {

    private final JdbcClient jdbc;

    MergedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Merging is rare: one at a time, whichever the cases, so that none sees half of a ring. */
    @Override
    public void alone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(20567, 4)").query().listOfRows();
    }

    @Override
    public boolean goesOnElsewhere(CaseId caseId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM eventstore.merged_case WHERE case_id = ?)")
                .param(caseId.value())
                .query(Boolean.class)
                .single();
    }

    @EventHandler
    void on(CasesMerged event) {
        jdbc.sql("INSERT INTO eventstore.merged_case (case_id, into_case_id) VALUES (?, ?)")
                .params(event.otherCaseId().value(), event.caseId().value())
                .update();
    }

    @EventHandler
    void on(CasesUnmerged event) {
        jdbc.sql("DELETE FROM eventstore.merged_case WHERE case_id = ?")
                .param(event.otherCaseId().value())
                .update();
    }
}
