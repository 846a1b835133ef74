package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.EntitlementDeclined;
import org.pulang.event.EntitlementGranted;
import org.pulang.event.EntitlementNotNeeded;
import org.pulang.event.EntitlementOverdue;
import org.pulang.event.EntitlementRefused;
import org.pulang.event.EntitlementsExplained;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.EntitlementCode;

/** What the law gives the person, and how far they have come with each: the last word counts. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class EntitlementsPart {

    /** Each entitlement by the law of the day that is looked at; made at each reading, and not kept. */
    List<EntitlementLine> matrix = List.of();

    List<Progress> progress = new ArrayList<>();
    List<Entry<EntitlementsExplained>> explanations = new ArrayList<>();
    List<Application> applications = new ArrayList<>();
    List<Entry<EntitlementDeclined>> declined = new ArrayList<>();
    List<Entry<EntitlementNotNeeded>> notNeeded = new ArrayList<>();

    void on(EntitlementsExplained event, Recorded recorded) {
        explanations.add(Entry.of(event, recorded));
        event.topics().forEach(topic -> change(topic, Progress::told));
    }

    void on(EntitlementApplied event, Recorded recorded) {
        applications.add(
                new Application(Entry.of(event, recorded), ApplicationState.Applied, null, null, null, null, null));
        change(event.entitlement(), Progress::applied);
    }

    void on(EntitlementGranted event, Recorded recorded) {
        change(event.applicationId(), application -> application.granted(Entry.of(event, recorded)));
        reach(event.entitlement(), EntitlementStatus.Granted);
    }

    void on(EntitlementRefused event, Recorded recorded) {
        change(event.applicationId(), application -> application.refused(Entry.of(event, recorded)));
        reach(event.entitlement(), EntitlementStatus.Refused);
    }

    void on(EntitlementOverdue event, Recorded recorded) {
        change(event.applicationId(), application -> application.overdue(Entry.of(event, recorded)));
        reach(event.entitlement(), EntitlementStatus.Overdue);
    }

    /** As before the application. */
    void on(EntitlementApplicationWithdrawn event, Recorded recorded) {
        change(event.applicationId(), application -> application.withdrawn(Entry.of(event, recorded)));
        change(event.entitlement(), Progress::withdrawn);
    }

    void on(EntitlementDeclined event, Recorded recorded) {
        declined.add(Entry.of(event, recorded));
        reach(event.entitlement(), EntitlementStatus.Declined);
    }

    void on(EntitlementNotNeeded event, Recorded recorded) {
        notNeeded.add(Entry.of(event, recorded));
        reach(event.entitlement(), EntitlementStatus.NotNeeded);
    }

    Optional<Progress> progress(EntitlementCode entitlement) {
        return progress.stream()
                .filter(known -> known.entitlement().equals(entitlement))
                .findFirst();
    }

    /** The newest application for it. */
    Optional<Application> application(EntitlementCode entitlement) {
        return applications.stream()
                .filter(application ->
                        application.applied().event().entitlement().equals(entitlement))
                .reduce((earlier, later) -> later);
    }

    private void reach(EntitlementCode entitlement, EntitlementStatus status) {
        change(entitlement, known -> known.now(status));
    }

    private void change(EntitlementCode entitlement, UnaryOperator<Progress> change) {
        if (progress(entitlement).isEmpty()) {
            progress.add(new Progress(entitlement, false, null, null));
        }
        Entry.change(progress, known -> known.entitlement().equals(entitlement), change);
    }

    private void change(ApplicationId id, UnaryOperator<Application> change) {
        Entry.change(
                applications,
                application -> application.applied().event().applicationId().equals(id),
                change);
    }

    /**
     * What was recorded of one entitlement.
     *
     * @param status absent where nothing stands but an application that was withdrawn
     * @param before what stood before the newest application, and stands again when it is withdrawn
     */
    record Progress(
            EntitlementCode entitlement,
            boolean informed,
            @Nullable EntitlementStatus status,
            @Nullable EntitlementStatus before) {

        Progress told() {
            return new Progress(
                    entitlement,
                    true,
                    status == null ? EntitlementStatus.Informed : status,
                    before == null ? EntitlementStatus.Informed : before);
        }

        Progress applied() {
            return new Progress(entitlement, informed, EntitlementStatus.Applied, status);
        }

        Progress now(EntitlementStatus next) {
            return new Progress(entitlement, informed, next, before);
        }

        Progress withdrawn() {
            return new Progress(entitlement, informed, before, before);
        }
    }

    enum ApplicationState {
        Applied,
        /** The time the law sets is over; an answer can still come. */
        Overdue,
        Granted,
        Refused,
        Withdrawn
    }

    /** An application and the answer to it. */
    record Application(
            Entry<EntitlementApplied> applied,
            ApplicationState state,
            @Nullable Entry<EntitlementGranted> granted,
            @Nullable Entry<EntitlementRefused> refused,
            @Nullable Entry<EntitlementOverdue> overdue,
            @Nullable Entry<EntitlementApplicationWithdrawn> withdrawn,
            @Nullable LocalDate answeredOn) {

        Application granted(Entry<EntitlementGranted> entry) {
            return new Application(
                    applied,
                    ApplicationState.Granted,
                    entry,
                    refused,
                    overdue,
                    withdrawn,
                    entry.event().grantedOn());
        }

        Application refused(Entry<EntitlementRefused> entry) {
            return new Application(
                    applied,
                    ApplicationState.Refused,
                    granted,
                    entry,
                    overdue,
                    withdrawn,
                    entry.event().refusedOn());
        }

        Application overdue(Entry<EntitlementOverdue> entry) {
            return new Application(applied, ApplicationState.Overdue, granted, refused, entry, withdrawn, answeredOn);
        }

        Application withdrawn(Entry<EntitlementApplicationWithdrawn> entry) {
            return new Application(applied, ApplicationState.Withdrawn, granted, refused, overdue, entry, answeredOn);
        }
    }
}
