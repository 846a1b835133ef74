package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
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
import org.pulang.instrument.Instrument;
import org.pulang.instrument.Instrument.Risk;
import org.pulang.instrument.Instruments;
import org.pulang.personal.Opener;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PartialDate.Precision;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.ServiceNeed;

/**
 * What keeps the person safe. Nothing here needs consent to sharing, papers, or a decision on trafficking: whoever is in danger is
 * helped first. A time that is over is recorded once; what was due can still be done.
 */
class Safety {

    private static final Duration RESPONSE = Duration.ofHours(24);

    private enum State {
        Awaited,
        Overdue,
        Responded
    }

    private record Incident(Instant responseDueBy, State state) {
        Incident now(State next) {
            return new Incident(responseDueBy, next);
        }
    }

    private final Identification identification;
    private final Family family;
    private final Consent consent;
    private final Map<IncidentId, Incident> incidents = new HashMap<>();
    private final Map<DayZeroNeed, Instant> openNeeds = new EnumMap<>(DayZeroNeed.class);
    private final Set<DayZeroNeed> overdueNeeds = EnumSet.noneOf(DayZeroNeed.class);
    private @Nullable RiskLevel risk;
    /** The day of what the risk rests on. */
    private @Nullable LocalDate riskSince;

    private boolean sheltered;

    Safety(Identification identification, Family family, Consent consent) {
        this.identification = identification;
        this.family = family;
        this.consent = consent;
    }

    boolean isSheltered() {
        return sheltered;
    }

    /** Whether nobody has responded to some incident yet, be it overdue. */
    boolean awaitsResponse() {
        return incidents.values().stream().anyMatch(incident -> incident.state() != State.Responded);
    }

    @CommandHandler
    void handle(AgreeSafetyPlan command) {
        apply(command.agreed());
    }

    @CommandHandler
    void handle(AssessRisk command, Instruments instruments) {
        var instrument = Assessments.instrument(command.instrument(), instruments, Instrument::isAboutRisk);
        Assessments.refuseUnfit(instrument, command.answers());
        var found = instrument.risk(command.answers());
        apply(command.assessed(found, risk, risk(found, command.assessedOn())));
    }

    /** What was asked before the last incident, or left open what decides, lowers no risk. */
    private RiskLevel risk(Risk found, LocalDate assessedOn) {
        var outdated = riskSince != null && assessedOn.isBefore(riskSince);
        return outdated || found.atLeast() || found.level() == RiskLevel.Unknown
                ? found.level().notBelow(risk)
                : found.level();
    }

    @EventSourcingHandler
    void on(RiskAssessed event) {
        rests(event.risk(), event.assessedOn());
    }

    // Shelter

    /** With a bed, whoever needed a safe place has one. */
    @CommandHandler
    void handle(AdmitToShelter command, Clock clock, Opener opener) {
        if (sheltered) {
            throw new CommandRefused(Refusal.IN_SHELTER);
        }
        consent.refuseUnheard(command.agreedBy(), command.occurredAt(), "/agreedBy", command.caseId(), clock, opener);
        apply(command.admitted());
        var dueBy = openNeeds.get(DayZeroNeed.SafePlace);
        if (dueBy != null) {
            apply(new DayZeroNeedMet(command.caseId(), DayZeroNeed.SafePlace, dueBy, null, command.occurredAt()));
        }
    }

    @EventSourcingHandler
    void on(AdmittedToShelter event) {
        sheltered = true;
    }

    @CommandHandler
    void handle(DischargeFromShelter command, Clock clock) {
        if (!sheltered) {
            throw new CommandRefused(Refusal.NOT_IN_SHELTER);
        }
        var zone = identification.zone();
        var day = command.occurredAt() == null
                ? LocalDate.ofInstant(clock.instant(), zone)
                : command.occurredAt().latestDay(zone);
        family.goesUnsafely(command.destination(), day, command.overrideReason() != null, "/destination");
        apply(command.discharged(family.lastFinding(day)));
    }

    @EventSourcingHandler
    void on(DischargedFromShelter event) {
        sheltered = false;
    }

    // Incidents

    @CommandHandler
    void handle(ReportIncident command, Clock clock) {
        if (incidents.containsKey(command.incidentId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/incidentId");
        }
        apply(command.reported(risk, now(clock).plus(RESPONSE)));
    }

    @EventSourcingHandler
    void on(IncidentReported event) {
        incidents.put(event.incidentId(), new Incident(event.responseDueBy(), State.Awaited));
        var reported = event.responseDueBy().minus(RESPONSE);
        rests(event.risk(), LocalDate.ofInstant(reported, identification.zone()));
    }

    private void rests(RiskLevel level, LocalDate day) {
        risk = level;
        riskSince = riskSince == null || day.isAfter(riskSince) ? day : riskSince;
    }

    @CommandHandler
    void handle(RecordIncidentResponse command) {
        if (!incidents.containsKey(command.incidentId())) {
            throw new CommandRefused(Refusal.INCIDENT_UNKNOWN, "/incidentId");
        }
        apply(command.recorded());
    }

    @EventSourcingHandler
    void on(IncidentResponseRecorded event) {
        become(event.incidentId(), State.Responded);
    }

    @CommandHandler
    void handle(MarkIncidentResponseOverdue command, Clock clock) {
        var incident = incidents.get(command.incidentId());
        if (incident != null
                && incident.state() == State.Awaited
                && !clock.instant().isBefore(incident.responseDueBy())) {
            apply(command.overdue(incident.responseDueBy()));
        }
    }

    @EventSourcingHandler
    void on(IncidentResponseOverdue event) {
        become(event.incidentId(), State.Overdue);
    }

    private void become(IncidentId id, State state) {
        incidents.computeIfPresent(id, (known, incident) -> incident.now(state));
    }

    // The first days

    @CommandHandler
    void handle(RecordDayZeroNeeds command, Clock clock) {
        var named = EnumSet.noneOf(DayZeroNeed.class);
        for (int index = 0; index < command.needs().size(); index++) {
            if (!named.add(command.needs().get(index).need())) {
                throw new CommandRefused(Refusal.ANSWERED_TWICE, "/needs/%d/need".formatted(index));
            }
        }
        var known = known(command.occurredAt(), now(clock));
        apply(command.recorded(need -> dueBy(need, known)));
    }

    /** Asking again gives nobody more time. */
    private @Nullable Instant dueBy(RecordDayZeroNeeds.Need need, Instant known) {
        return need.isOpen()
                ? openNeeds.getOrDefault(need.need(), known.plus(need.need().within()))
                : null;
    }

    /** A month or year tells no hour; a day told alone may have begun elsewhere, and not yet where the person is from. */
    private Instant known(@Nullable PartialDate told, Instant now) {
        var known = told == null || told.precision().compareTo(Precision.Day) < 0
                ? now
                : told.earliest(identification.zone());
        return known.isAfter(now) ? now : known.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What was not asked this time stays as it was. */
    @EventSourcingHandler
    void on(DayZeroNeedsRecorded event) {
        for (var finding : event.needs()) {
            if (finding.dueBy() != null) {
                openNeeds.put(finding.need(), finding.dueBy());
            } else if (finding.answer() != ServiceNeed.NotAssessed) {
                settle(finding.need());
            }
        }
    }

    @CommandHandler
    void handle(MeetDayZeroNeed command) {
        var dueBy = openNeeds.get(command.need());
        if (dueBy == null) {
            throw new CommandRefused(Refusal.DAY_ZERO_NEED_NOT_OPEN, "/need");
        }
        apply(command.met(dueBy));
    }

    @EventSourcingHandler
    void on(DayZeroNeedMet event) {
        settle(event.need());
    }

    @CommandHandler
    void handle(MarkDayZeroNeedsOverdue command, Clock clock) {
        var now = clock.instant();
        new EnumMap<>(openNeeds).forEach((need, dueBy) -> {
            if (!overdueNeeds.contains(need) && !now.isBefore(dueBy)) {
                apply(command.overdue(need, dueBy));
            }
        });
    }

    @EventSourcingHandler
    void on(DayZeroNeedOverdue event) {
        overdueNeeds.add(event.need());
    }

    /** With the case its clocks end, and the stay of somebody who died there. */
    @EventSourcingHandler
    void on(CaseClosed event) {
        openNeeds.clear();
        overdueNeeds.clear();
        sheltered = false;
    }

    private void settle(DayZeroNeed need) {
        openNeeds.remove(need);
        overdueNeeds.remove(need);
    }

    /** As precisely as any table keeps it. */
    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
