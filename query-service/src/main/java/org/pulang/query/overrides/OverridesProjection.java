package org.pulang.query.overrides;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.Approved;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.DischargedFromShelter;
import org.pulang.event.ReturnRecorded;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.FamilySafety;
import org.springframework.stereotype.Component;

/** For supervisors and auditors: where did somebody go on although a rule stood against it, and who has looked at it since? */
@Component
class OverridesProjection implements Projection {

    private static final String AGREE_CARE_PLAN = "AgreeCarePlan";
    private static final int AS_AGREED = 1;

    @Override
    public List<Class<?>> rows() {
        return List.of(OverrideRow.class);
    }

    @EventHandler
    void on(ConsentOverridden event, Recorded recorded, RowBuffer rows) {
        var warning = event.purpose() == ConsentPurpose.FamilyTracing
                ? Warning.TRACING_CONSENT_MISSING
                : Warning.CONSENT_MISSING;
        rows.add(OverrideRow.of(warning, event, recorded));
    }

    @EventHandler
    void on(ReturnRecorded event, Recorded recorded, RowBuffer rows) {
        if (event.overridden()) {
            rows.add(OverrideRow.of("RecordReturn", ofFamily(event.safety()), event, event.overrideReason(), recorded));
        }
    }

    @EventHandler
    void on(DischargedFromShelter event, Recorded recorded, RowBuffer rows) {
        var safety = event.safety();
        if (event.destination().isWithFamily() && (safety == null || !safety.isSafe())) {
            rows.add(OverrideRow.of("DischargeFromShelter", ofFamily(safety), event, event.overrideReason(), recorded));
        }
    }

    private static Warning ofFamily(@Nullable FamilySafety safety) {
        return safety == null ? Warning.RETURN_NOT_ASSESSED : Warning.RETURN_NOT_SAFE;
    }

    @EventHandler
    void on(CarePlanAgreed event, Recorded recorded, RowBuffer rows) {
        if (event.urgent()) {
            rows.add(OverrideRow.of(
                    AGREE_CARE_PLAN, Warning.ASSESSMENT_REQUIRED, event, event.urgentReason(), recorded));
        }
    }

    /** What was revised since rests on what was found out meanwhile: its approval is no longer of the urgent plan. */
    @EventHandler
    void on(Approved event, Recorded recorded, RowBuffer rows) {
        if (event.planVersion() == AS_AGREED) {
            rows.all(OverrideRow.class, event.caseId().value()).stream()
                    .filter(row -> row.command.equals(AGREE_CARE_PLAN))
                    .forEach(row -> {
                        row.secondPerson = recorded.actor();
                        row.approvedAt = recorded.recordedAt();
                    });
        }
    }
}
