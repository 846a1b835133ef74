package org.pulang.query.indicators;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseReopened;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.RowBuffer;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.YesNoUnknown;
import org.springframework.stereotype.Component;

/**
 * For analysts: the facts of each case that figures are counted from. A correction or a later record changes the fact; what was
 * recorded first stays in the history only.
 */
@Component
class IndicatorsProjection implements Projection {

    @Override
    public List<Class<?>> rows() {
        return List.of(CaseRow.class, CitizenshipRow.class, ExploitationRow.class, FollowUpRow.class);
    }

    @EventHandler
    void on(VictimIdentified event, RowBuffer rows) {
        rows.add(CaseRow.of(event));
        citizens(event.caseId(), event.citizenships(), rows);
    }

    private static void citizens(CaseId caseId, List<CountryCode> countries, RowBuffer rows) {
        countries.forEach(country -> rows.add(CitizenshipRow.of(caseId, country)));
    }

    @EventHandler
    void on(PersonalDetailsCorrected event, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        if (event.age() != null) {
            row.isAged(event.age());
        }
        var identity = event.identity();
        if (identity == null) {
            return;
        }
        if (identity.gender() != null) {
            row.gender = identity.gender();
        }
        if (identity.origin() != null) {
            row.province = CaseNumber.provinceOf(identity.origin());
        }
        if (identity.citizenships() != null) {
            rows.all(CitizenshipRow.class, row.caseId).forEach(rows::remove);
            citizens(event.caseId(), identity.citizenships(), rows);
        }
    }

    @EventHandler
    void on(TraffickingStatusDetermined event, RowBuffer rows) {
        row(event.caseId(), rows).traffickingStatus = event.status();
    }

    /** A case may have several exploitations: types add up, unless a later answer says no; the last country counts. */
    @EventHandler
    void on(ExploitationRecorded event, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        for (var type : event.exploitationTypes()) {
            var known = rows.find(ExploitationRow.class, row.caseId, type.code());
            var exploitation = known == null ? rows.add(ExploitationRow.of(event.caseId(), type.code())) : known;
            if (type.answer() != YesNoUnknown.Unknown) {
                exploitation.answer = type.answer();
            }
        }
        event.places().stream()
                .filter(place -> place.kind() == JourneyPlaceKind.Exploitation)
                .forEach(place -> row.destination = place.country().value());
    }

    @EventHandler
    void on(AssessmentRecorded event, RowBuffer rows) {
        row(event.caseId(), rows).assessed(event.assessedOn());
    }

    @EventHandler
    void on(ProcessingRestricted event, RowBuffer rows) {
        row(event.caseId(), rows).restricted = true;
    }

    @EventHandler
    void on(RestrictionLifted event, RowBuffer rows) {
        row(event.caseId(), rows).restricted = false;
    }

    @EventHandler
    void on(ContactLost event, RowBuffer rows) {
        row(event.caseId(), rows).contactLost = true;
    }

    @EventHandler
    void on(ContactRegained event, RowBuffer rows) {
        row(event.caseId(), rows).contactLost = false;
    }

    @EventHandler
    void on(ClosureRequested event, RowBuffer rows) {
        row(event.caseId(), rows).closureRequested = true;
    }

    @EventHandler
    void on(ClosureReturned event, RowBuffer rows) {
        row(event.caseId(), rows).closureRequested = false;
    }

    @EventHandler
    void on(CaseClosed event, RowBuffer rows) {
        var row = row(event.caseId(), rows);
        row.closureRequested = false;
        row.closed = true;
    }

    @EventHandler
    void on(CaseReopened event, RowBuffer rows) {
        row(event.caseId(), rows).closed = false;
    }

    @EventHandler
    void on(FollowUpScheduled event, RowBuffer rows) {
        if (followUp(event.caseId(), event.followUpId(), rows) == null) {
            rows.add(FollowUpRow.of(event));
        }
    }

    /** Once missed, it stays so for the day on which it was: moving or cancelling it makes no figure better. */
    @EventHandler
    void on(FollowUpRescheduled event, RowBuffer rows) {
        var followUp = followUp(event.caseId(), event.followUpId(), rows);
        if (followUp != null && !followUp.missed) {
            followUp.dueOn = event.dueOn();
        }
    }

    @EventHandler
    void on(FollowUpCancelled event, RowBuffer rows) {
        var followUp = followUp(event.caseId(), event.followUpId(), rows);
        if (followUp != null && !followUp.missed) {
            rows.remove(followUp);
        }
    }

    @EventHandler
    void on(FollowUpMissed event, RowBuffer rows) {
        var followUp = followUp(event.caseId(), event.followUpId(), rows);
        if (followUp != null) {
            followUp.missed = true;
        }
    }

    /** A contact beyond the schedule was never due and has no row. */
    @EventHandler
    void on(FollowUpRecorded event, Recorded recorded, RowBuffer rows) {
        var followUp = event.dueOn() == null ? null : followUp(event.caseId(), event.followUpId(), rows);
        if (followUp != null) {
            followUp.heldOn =
                    recorded.day(event.occurredAt(), row(event.caseId(), rows).zone());
        }
    }

    private static CaseRow row(CaseId caseId, RowBuffer rows) {
        return rows.row(CaseRow.class, caseId.value());
    }

    private static @Nullable FollowUpRow followUp(CaseId caseId, FollowUpId followUpId, RowBuffer rows) {
        return rows.find(FollowUpRow.class, caseId.value(), followUpId.value());
    }
}
