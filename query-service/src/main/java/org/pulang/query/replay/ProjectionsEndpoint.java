package org.pulang.query.replay;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.Projections.Rebuild;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: how far each projection is, and rebuilding one from zero. */
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

    private Status status(String name) {
        boolean failing = projections.failing(name);
        var progress = positions.progress(name);
        var rebuild = projections.lastRebuild(name).orElse(null);
        return new Status(
                name,
                state(failing, rebuild, progress),
                progress.position(),
                progress.head(),
                progress.lagEvents(),
                progress.lagSeconds(),
                rebuild == null ? null : rebuild.requestedAt());
    }

    private static State state(boolean failing, @Nullable Rebuild rebuild, Progress progress) {
        if (failing) {
            return State.Failing;
        }
        if (rebuild == null || rebuild.emptied().isCompletedExceptionally()) {
            return State.Running;
        }
        return !rebuild.emptied().isDone() || progress.position() < rebuild.target() ? State.Rebuilding : State.Running;
    }

    enum State {
        Running,
        /** Empty or not yet back where it was. */
        Rebuilding,
        /** A batch failed and is tried again; the log says why. */
        Failing
    }

    /**
     * A projection as operators see it.
     *
     * @param lagEvents positions up to the head; an upper bound, as numbers of refused appends stay unused
     * @param lagSeconds age of the oldest event not yet handled
     * @param rebuildRequestedAt absent if no rebuild was asked for since the start
     */
    record Status(
            String name,
            State state,
            long position,
            long head,
            long lagEvents,
            double lagSeconds,
            @Nullable Instant rebuildRequestedAt) {}
}
