package org.pulang.command.accessgrant;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.command.access.Actor;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.event.EmergencyAccessReviewed;
import org.pulang.vocabulary.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The use of the emergency door as tables of the event store's database. */
@Component
@ProcessingGroup("accessgrant")
class EmergencyTable implements EmergencyUse {

    private static final Logger LOG = LoggerFactory.getLogger(EmergencyTable.class);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate apart;

    EmergencyTable(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Committed by itself, before it is counted: a refusal does not undo it, and of two at the same time each sees the other. */
    @Override
    public int tries(StaffId person) {
        var now = clock.instant();
        apart.executeWithoutResult(
                started -> jdbc.sql("INSERT INTO eventstore.emergency_try (staff_id, tried_at) VALUES (?, ?)")
                        .params(person.value(), Timestamp.from(now))
                        .update());
        return jdbc.sql("SELECT count(*) FROM eventstore.emergency_try WHERE staff_id = ? AND tried_at > ?")
                .params(person.value(), Timestamp.from(now.minus(A_DAY)))
                .query(Integer.class)
                .single();
    }

    @Override
    public int unreviewed(StaffId person) {
        return jdbc.sql("SELECT count(*) FROM eventstore.emergency_access WHERE staff_id = ? AND NOT reviewed")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    /** The alert names the grant alone: whoever may know more looks it up. */
    @EventHandler
    void on(EmergencyAccessOpened event, Actor actor) {
        jdbc.sql("INSERT INTO eventstore.emergency_access (grant_id, staff_id, reviewed) VALUES (?, ?, false)")
                .params(event.grantId().value(), actor.id().value())
                .update();
        LOG.warn("Emergency access {} was opened; its review is due within 72 hours.", event.grantId());
    }

    @EventHandler
    void on(EmergencyAccessReviewed event) {
        jdbc.sql("UPDATE eventstore.emergency_access SET reviewed = true WHERE grant_id = ?")
                .param(event.grantId().value())
                .update();
    }
}
