package org.pulang.query.replay;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.ParkedCases.ParkedCase;
import org.pulang.query.replay.RebuildTable.Step;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: how far each projection is, rebuilding one from the first event, and the cases it could not go on with. */
@RestController
@RequestMapping("/api/operator/projections")
class ProjectionsEndpoint {

    private final Projections projections;
    private final Positions positions;

    ProjectionsEndpoint(Projections projections, Positions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    @GetMapping
    List<Status> all() {
        return projections.names().stream().map(this::status).toList();
    }

    @GetMapping("/{name}")
    Status one(@PathVariable String name) {
        return status(name);
    }

    @PostMapping("/{name}/rebuild")
    ResponseEntity<Status> rebuild(@PathVariable String name) {
        var unused = projections.rebuild(name);
        return ResponseEntity.accepted()
                .location(URI.create("/api/operator/projections/" + name))
                .body(status(name));
    }

    @GetMapping("/{name}/parked")
    List<ParkedCase> parked(@PathVariable String name) {
        return projections.parked(name);
    }

    @PostMapping("/{name}/parked/{stream}/retry")
    Retried retry(@PathVariable String name, @PathVariable UUID stream) {
        return new Retried(!projections.retry(name, stream));
    }

    /** @param parked whether the case still waits */
    record Retried(boolean parked) {}

    private Status status(String name) {
        int parked = projections.parked(name).size();
        var progress = positions.progress(name);
        return new Status(
                name,
                state(name),
                progress.position(),
                progress.head(),
                progress.lagEvents(),
                progress.lagSeconds(),
                parked,
                projections.lastRebuild(name).orElse(null));
    }

    private State state(String name) {
        if (projections.rebuilding(name)) {
            return State.Rebuilding;
        }
        if (projections.stopped(name)) {
            return State.Stopped;
        }
        return projections.failing(name) ? State.Failing : State.Running;
    }

    enum State {
        Running,
        /** New tables are being made; the old ones answer. */
        Rebuilding,
        /** A batch failed through no fault of an event and is tried again; the log says why. */
        Failing,
        /** The log is no longer the one it has handled; see the operator's guide. */
        Stopped
    }

    /**
     * A projection as operators see it.
     *
     * @param lagEvents positions up to the head; an upper bound, as numbers of refused appends stay unused
     * @param lagSeconds age of the oldest event not yet handled
     * @param parked cases it could not go on with
     * @param rebuild the last one; absent if there was none
     */
    record Status(
            String name,
            State state,
            long position,
            long head,
            long lagEvents,
            double lagSeconds,
            int parked,
            @Nullable Step rebuild) {}
}
