package org.pulang.query.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pulang.event.CaseEvent;
import org.pulang.event.VictimIdentified;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.StoredEvent;
import org.pulang.query.replay.StoredEvents;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads case files: as they are from the projection, as they were by folding the case's events anew. What the law gives is looked up
 * at the reading: today's law for the file as it is, the law of that moment for the file as it was.
 */
@Component
class Casefiles {

    private final JdbcClient jdbc;
    private final StoredEvents events;
    private final Clock clock;

    Casefiles(JdbcClient jdbc, StoredEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    Optional<CaseFile> live(CaseId id) {
        return jdbc.sql("SELECT state FROM readmodel.casefile WHERE case_id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(state -> EventJson.SEALED.readValue(state, CaseFile.class))
                .map(file -> withMatrix(file, clock.instant()));
    }

    /** The file as it is; {@code CASE_UNKNOWN} if there is none. */
    CaseFile required(CaseId id) {
        return live(id).orElseThrow(() -> new ProblemFound(Problem.CASE_UNKNOWN));
    }

    /** The last version the file knows; {@code CASE_UNKNOWN} if there is none. */
    long version(CaseId id) {
        return jdbc.sql("SELECT version FROM readmodel.casefile WHERE case_id = ?")
                .param(id.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new ProblemFound(Problem.CASE_UNKNOWN));
    }

    /**
     * How many events the file knows behind a version; of a case that the reader never opened none: this is asked beside the log of reads,
     * in which that they have seen the case must stand.
     */
    long news(CaseId id, long since) {
        boolean opened = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM readmodel.access_look look
                                       WHERE look.staff = current_setting('app.uid', true) AND look.case_id = ?)""").param(id.value()).query(Boolean.class).single();
        return opened ? Math.max(0, version(id) - since) : 0;
    }

    /** As it was right after an event; {@code EVENT_UNKNOWN} if the case has no such event yet. */
    CaseFile at(CaseId id, long version) {
        if (version > version(id)) {
            throw new ProblemFound(Problem.EVENT_UNKNOWN);
        }
        var file = folded(id, event -> event.recorded().version() <= version);
        return withMatrix(file, file.recordedAt == null ? clock.instant() : file.recordedAt);
    }

    /**
     * The file right after each of two events of one history; the first may be -1, before everything.
     *
     * @param events all that the live file knows, in order
     */
    record Two(CaseFile before, CaseFile after, List<StoredEvent> events) {}

    /** Both made of the same events; {@code EVENT_UNKNOWN} if the case has no such event yet. */
    Two two(CaseId id, long before, long after) {
        var events = history(id).toList();
        if (Math.max(before, after) >= events.size()) {
            throw new ProblemFound(Problem.EVENT_UNKNOWN);
        }
        return new Two(upTo(events, before), upTo(events, after), events);
    }

    private CaseFile upTo(List<StoredEvent> events, long version) {
        var file = new CaseFile();
        events.stream()
                .filter(event -> event.recorded().version() <= version)
                .forEach(event -> file.apply((CaseEvent) event.event(), event.recorded()));
        var recordedAt = file.recordedAt;
        return recordedAt == null ? file : withMatrix(file, recordedAt);
    }

    /** The last event recorded until an instant; {@code EVENT_UNKNOWN} if there was none. */
    long lastRecordedUntil(CaseId id, Instant instant) {
        return history(id)
                .filter(event -> !event.recorded().recordedAt().isAfter(instant))
                .mapToLong(event -> event.recorded().version())
                .max()
                .orElseThrow(() -> new ProblemFound(Problem.EVENT_UNKNOWN));
    }

    /** The last events that a file knows, in order. */
    List<StoredEvent> latest(CaseId id, long version, int most) {
        return events.of(id.value(), version - most, most).stream()
                .filter(event -> event.recorded().version() <= version)
                .toList();
    }

    /** All events the live file knows, in order. */
    List<StoredEvent> events(CaseId id) {
        return history(id).toList();
    }

    /** As it was known at an instant. */
    CaseFile recordedUntil(CaseId id, Instant instant) {
        return withMatrix(folded(id, event -> !event.recorded().recordedAt().isAfter(instant)), instant);
    }

    /**
     * As it was at an instant, seen with what is known today: events count from when they happened. A date told in part counts
     * from its first day in the zone of the case; no date told means when it was recorded.
     */
    CaseFile occurredUntil(CaseId id, Instant instant) {
        var zone = AreaCode.zoneOf(history(id)
                .map(StoredEvent::event)
                .filter(VictimIdentified.class::isInstance)
                .map(event -> ((VictimIdentified) event).origin())
                .findFirst()
                .orElse(null));
        var file = folded(id, event -> {
            var occurred = ((CaseEvent) event.event()).occurredAt();
            var happened = occurred == null ? event.recorded().recordedAt() : occurred.earliest(zone);
            return !happened.isAfter(instant);
        });
        return withMatrix(file, instant);
    }

    private static CaseFile withMatrix(CaseFile file, Instant asOf) {
        var person = file.identification.person;
        var zone = AreaCode.zoneOf(person == null ? null : person.origin());
        file.entitlements.matrix = EntitlementLine.matrix(file, LocalDate.ofInstant(asOf, zone));
        return file;
    }

    private CaseFile folded(CaseId id, Predicate<StoredEvent> which) {
        var file = new CaseFile();
        history(id).filter(which).forEach(event -> file.apply((CaseEvent) event.event(), event.recorded()));
        if (file.caseId == null) {
            throw new ProblemFound(Problem.EVENT_UNKNOWN);
        }
        return file;
    }

    /** The events the live file knows, too. */
    private Stream<StoredEvent> history(CaseId id) {
        long known = version(id);
        return events.of(id.value(), -1, Integer.MAX_VALUE).stream()
                .filter(event -> event.recorded().version() <= known);
    }
}
