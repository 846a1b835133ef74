package org.pulang.query.casefile;

import org.pulang.vocabulary.CaseStatus;

/** How far a case has come, by what was recorded last of these: the same stages that the figures of the way through are made of. */
enum CaseStage {
    Identified,
    Assessed,
    Planned,
    /** Somebody helped. */
    Served,
    /** The person lives at home or elsewhere, and somebody looks after them. */
    Monitored,
    Closed;

    static CaseStage of(CaseFile file) {
        if (file.status == CaseStatus.Closed) {
            return Closed;
        } else if (!file.followUps.monitoring.isEmpty()) {
            return Monitored;
        } else if (!file.services.deliveries.isEmpty()) {
            return Served;
        } else if (file.carePlan.agreed != null) {
            return Planned;
        }
        return file.assessments.assessments.isEmpty() ? Identified : Assessed;
    }
}
