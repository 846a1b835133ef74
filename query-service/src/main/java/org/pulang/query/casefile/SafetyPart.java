package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AdmittedToShelter;
import org.pulang.event.CaseClosed;
import org.pulang.event.DayZeroNeedMet;
import org.pulang.event.DayZeroNeedOverdue;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.event.DischargedFromShelter;
import org.pulang.event.IncidentReported;
import org.pulang.event.IncidentResponseOverdue;
import org.pulang.event.IncidentResponseRecorded;
import org.pulang.event.RiskAssessed;
import org.pulang.event.SafetyPlanAgreed;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.DayZeroFinding;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.ServiceNeed;

/** What keeps the person safe, and what happened all the same. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class SafetyPart {

    /** As last assessed or raised; absent where it never was. */
    @Nullable
    RiskLevel risk;

    /** The last one holds. */
    List<Entry<SafetyPlanAgreed>> plans = new ArrayList<>();

    List<Entry<RiskAssessed>> riskAssessments = new ArrayList<>();
    List<Stay> stays = new ArrayList<>();
    List<Incident> incidents = new ArrayList<>();
    List<Need> needs = new ArrayList<>();
    List<Entry<DayZeroNeedsRecorded>> needsRecorded = new ArrayList<>();

    void on(SafetyPlanAgreed event, Recorded recorded) {
        plans.add(Entry.of(event, recorded));
    }

    void on(RiskAssessed event, Recorded recorded) {
        riskAssessments.add(Entry.of(event, recorded));
        risk = event.risk();
    }

    void on(AdmittedToShelter event, Recorded recorded) {
        stays.add(new Stay(Entry.of(event, recorded), null));
    }

    void on(DischargedFromShelter event, Recorded recorded) {
        Entry.change(
                stays, stay -> stay.discharged() == null, stay -> new Stay(stay.admitted(), Entry.of(event, recorded)));
    }

    void on(IncidentReported event, Recorded recorded) {
        incidents.add(new Incident(Entry.of(event, recorded), IncidentState.Open, null, List.of()));
        risk = event.risk();
    }

    void on(IncidentResponseRecorded event, Recorded recorded) {
        Entry.change(
                incidents,
                incident -> incident.reported().event().incidentId().equals(event.incidentId()),
                incident -> new Incident(
                        incident.reported(),
                        IncidentState.Responded,
                        incident.overdueAt(),
                        Entry.and(incident.responses(), event, recorded)));
    }

    void on(IncidentResponseOverdue event, Recorded recorded) {
        Entry.change(
                incidents,
                incident -> incident.reported().event().incidentId().equals(event.incidentId()),
                incident -> new Incident(
                        incident.reported(), IncidentState.Overdue, event.responseDueBy(), incident.responses()));
    }

    void on(DayZeroNeedsRecorded event, Recorded recorded) {
        needsRecorded.add(Entry.of(event, recorded));
        event.needs().stream()
                .filter(finding -> finding.answer() != ServiceNeed.NotAssessed)
                .forEach(this::found);
    }

    /** Another answer ends what was open; the same need asked again while it is open is one need. */
    private void found(DayZeroFinding finding) {
        var open = needs.stream().filter(need -> need.isOpen(finding.need())).findFirst();
        if (open.isEmpty()) {
            needs.add(new Need(finding.need(), finding.answer(), finding.dueBy(), NeedState.of(finding), null));
            return;
        }
        var before = open.get();
        var still = finding.dueBy() == null ? NeedState.Answered : before.state();
        needs.set(needs.indexOf(before), new Need(finding.need(), finding.answer(), before.dueBy(), still, null));
    }

    void on(DayZeroNeedMet event, Recorded recorded) {
        Entry.change(
                needs,
                need -> need.isOpen(event.need()),
                need -> new Need(need.need(), need.answer(), need.dueBy(), NeedState.Met, Entry.of(event, recorded)));
    }

    void on(DayZeroNeedOverdue event, Recorded recorded) {
        Entry.change(
                needs,
                need -> need.isOpen(event.need()),
                need -> new Need(need.need(), need.answer(), need.dueBy(), NeedState.Overdue, null));
    }

    void on(CaseClosed event, Recorded recorded) {
        Entry.change(
                needs,
                need -> need.isOpen(need.need()),
                need -> new Need(need.need(), need.answer(), need.dueBy(), NeedState.Unmet, null));
    }

    enum IncidentState {
        Open,
        /** The time to respond is over, and nobody has. */
        Overdue,
        /** In time or late. */
        Responded
    }

    enum NeedState {
        Open,
        Overdue,
        /** In time or late. */
        Met,
        /** Declined or not needed: nothing is due. */
        Answered,
        /** The case was closed before. */
        Unmet;

        static NeedState of(DayZeroFinding finding) {
            return finding.dueBy() == null ? Answered : Open;
        }
    }

    /** A stay in a shelter; the person is there as long as there is no discharge. */
    record Stay(Entry<AdmittedToShelter> admitted, @Nullable Entry<DischargedFromShelter> discharged) {}

    /**
     * An incident and what was done.
     *
     * @param overdueAt when the time to respond ended without a response; stays when somebody responds late
     */
    record Incident(
            Entry<IncidentReported> reported,
            IncidentState state,
            @Nullable Instant overdueAt,
            List<Entry<IncidentResponseRecorded>> responses) {}

    /**
     * A need of the first days and what became of it.
     *
     * @param dueBy absent where nothing is due
     */
    record Need(
            DayZeroNeed need,
            ServiceNeed answer,
            @Nullable Instant dueBy,
            NeedState state,
            @Nullable Entry<DayZeroNeedMet> met) {

        boolean isOpen(DayZeroNeed which) {
            return need == which && (state == NeedState.Open || state == NeedState.Overdue);
        }
    }
}
