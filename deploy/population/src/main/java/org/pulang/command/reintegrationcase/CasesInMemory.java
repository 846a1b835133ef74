package org.pulang.command.reintegrationcase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.access.Staff;
import org.pulang.command.access.StaffDirectory;
import org.pulang.command.attachment.AttachedContent;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.serviceprovider.ProviderDirectory;
import org.pulang.event.CaseEvent;
import org.pulang.event.DayZeroNeedsRecorded;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.IncidentReported;
import org.pulang.event.JudgmentNoticeRecorded;
import org.pulang.event.ReferralMade;
import org.pulang.instrument.Instruments;
import org.pulang.personal.Opener;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/**
 * Cases without a store: commands in, events out, decided by the very aggregate of the service with all its rules. What time it is
 * comes with each command; whatever the service watches (days of follow-ups, hours of the first days) acts when its time has come.
 * For one thread.
 */
public final class CasesInMemory {

    /** What is entered after its time waits this long for what else is told of it, as in the service. */
    private static final Duration LATE_ENTRY = Duration.ofSeconds(2);

    private static final CaseAccessPolicy POLICY = CaseAccessPolicy.builtIn();

    private final MovedClock clock = new MovedClock();
    private final Published published = new Published();
    private final PriorityQueue<Watched> watched =
            new PriorityQueue<>(Comparator.comparing(Watched::at).thenComparing(Watched::number));
    private final Map<StaffId, Staff> staff = new HashMap<>();
    private final AggregateModel<ReintegrationCase> model;
    private long caseNumber;
    private long watches;

    /** @param at when it is entered */
    public record Asked(CaseCommand command, Actor actor, Instant at) {}

    /** An event as it would be stored. */
    public record Happened(CaseEvent event, long sequence, Instant recordedAt, MetaData metadata) {}

    /** A command of a story that the case refused, which then cannot go on as it was meant. */
    public static final class StoryRefused extends RuntimeException {

        private static final long serialVersionUID = 1;

        StoryRefused(CaseCommand command, CommandRefused refusal) {
            super("%s: %s %s".formatted(command.getClass().getSimpleName(), refusal.refusal(), refusal.pointer()));
        }
    }

    private record Watched(Instant at, long number, CaseCommand command) {}

    public CasesInMemory() {
        CaseNumbers numbers = (origin, year) -> CaseNumber.of(origin, year, caseNumber);
        ProviderDirectory everyProvider = provider -> Optional.of(new ProviderDirectory.Active(null));
        StaffDirectory whoeverIsNamed = id -> Optional.ofNullable(staff.get(id));
        AttachedContent noContent = (caseId, attachmentId) -> Optional.empty();
        // What was just told is open: there is nothing to be unsealed.
        Opener nothingSealed = (leaf, caseId) -> Optional.empty();
        model = AnnotatedAggregateMetaModelFactory.inspectAggregate(
                ReintegrationCase.class,
                MultiParameterResolverFactory.ordered(
                        ClasspathParameterResolverFactory.forClass(ReintegrationCase.class),
                        new SimpleResourceParameterResolverFactory(List.of(
                                clock,
                                numbers,
                                everyProvider,
                                whoeverIsNamed,
                                noContent,
                                nothingSealed,
                                Instruments.builtIn(),
                                new CommandGuard(POLICY)))));
    }

    /**
     * One case, from its first command on.
     *
     * @param number of the case in its province and year
     * @param asked in the order of time
     * @param until when the watches stop
     * @throws StoryRefused if the case refuses a command
     */
    public List<Happened> live(long number, List<Asked> asked, Instant until) {
        caseNumber = number;
        published.forget();
        watched.clear();
        staff.clear();
        var aggregate = initialized();
        for (var next : asked) {
            watchesUntil(next.at(), aggregate);
            decide(next, aggregate);
        }
        watchesUntil(until, aggregate);
        return List.copyOf(published.happened);
    }

    private EventSourcedAggregate<ReintegrationCase> initialized() {
        try {
            return EventSourcedAggregate.initialize(
                    new ReintegrationCase(), model, published, NoSnapshotTriggerDefinition.TRIGGER);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void watchesUntil(Instant until, EventSourcedAggregate<ReintegrationCase> aggregate) {
        for (var next = watched.peek(); next != null && !next.at().isAfter(until); next = watched.peek()) {
            watched.remove();
            decide(new Asked(next.command(), Actor.SYSTEM, next.at()), aggregate);
        }
    }

    private static MetaData metadata(Actor actor) {
        return actor.metadata()
                .and(EventMetadata.PURPOSE, POLICY.usualPurpose(actor.role()).name());
    }

    /** Whoever acts or is given a case works there; another case may be told by another cast. */
    private void employ(Asked asked) {
        var actor = asked.actor();
        staff.put(actor.id(), new Staff(actor.id(), actor.organisation(), actor.role(), true));
        if (asked.command() instanceof AssignCaseworker assigned) {
            staff.put(
                    assigned.caseworker(),
                    new Staff(assigned.caseworker(), assigned.organisation(), Role.Caseworker, true));
        }
    }

    private void decide(Asked asked, EventSourcedAggregate<ReintegrationCase> aggregate) {
        clock.now = asked.at();
        employ(asked);
        var before = published.happened.size();
        var command = new GenericCommandMessage<>(asked.command(), metadata(asked.actor()));
        var unitOfWork = DefaultUnitOfWork.startAndGet(command);
        unitOfWork.registerCorrelationDataProvider(Message::getMetaData);
        try {
            aggregate.handle(command);
        } catch (CommandRefused e) {
            // What the clock finds settled is settled.
            if (!asked.actor().equals(Actor.SYSTEM)) {
                throw new StoryRefused(asked.command(), e);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            unitOfWork.rollback();
        }
        for (var one : List.copyOf(published.happened.subList(before, published.happened.size()))) {
            watch(one.event());
        }
    }

    /** As the service's own policies do, each for what it watches. */
    private void watch(CaseEvent event) {
        if (event instanceof FollowUpScheduled scheduled) {
            watch(
                    new DueDay(scheduled.dueOn(), scheduled.zone()).end(),
                    new MissFollowUp(scheduled.caseId(), scheduled.followUpId()));
        } else if (event instanceof FollowUpRescheduled moved) {
            watch(new DueDay(moved.dueOn(), moved.zone()).end(), new MissFollowUp(moved.caseId(), moved.followUpId()));
        } else if (event instanceof ReferralMade made) {
            watch(
                    new DueDay(made.answerDueOn(), made.zone()).end(),
                    new LapseReferral(made.caseId(), made.referralId()));
        } else if (event instanceof EntitlementApplied applied && applied.dueOn() != null) {
            watch(
                    new DueDay(applied.dueOn(), applied.zone()).end(),
                    new MarkEntitlementOverdue(applied.caseId(), applied.applicationId()));
        } else if (event instanceof JudgmentNoticeRecorded notice) {
            watch(
                    new DueDay(notice.paymentDueOn(), notice.zone()).end(),
                    new MarkRestitutionOverdue(notice.caseId(), notice.restitutionId()));
        } else if (event instanceof IncidentReported reported) {
            watch(reported.responseDueBy(), new MarkIncidentResponseOverdue(reported.caseId(), reported.incidentId()));
        } else if (event instanceof DayZeroNeedsRecorded recorded) {
            recorded.needs().stream()
                    .map(finding -> finding.dueBy())
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(dueBy -> watch(dueBy, new MarkDayZeroNeedsOverdue(recorded.caseId())));
        }
    }

    private void watch(Instant end, CaseCommand command) {
        var soonest = clock.now.plus(LATE_ENTRY);
        watched.add(new Watched(end.isAfter(soonest) ? end : soonest, watches++, command));
    }

    /** Stands where it was put. */
    private static final class MovedClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Keeps what was published, with the time it was. */
    private final class Published implements EventBus {
        private final List<Happened> happened = new ArrayList<>();

        void forget() {
            happened.clear();
        }

        @Override
        public void publish(List<? extends EventMessage<?>> events) {
            for (var event : events) {
                happened.add(
                        new Happened((CaseEvent) event.getPayload(), happened.size(), clock.now, event.getMetaData()));
            }
        }

        @Override
        public Registration subscribe(Consumer<List<? extends EventMessage<?>>> listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
            throw new UnsupportedOperationException();
        }
    }
}
