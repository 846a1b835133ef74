package org.pulang.query.outlet;

import java.util.List;
import org.pulang.query.outlet.Outlets.DeadLetter;
import org.pulang.query.outlet.Outlets.Status;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: how far each target has been told, what it refused, and holding it. */
@RestController
@RequestMapping("/api/operator/outlets")
class OutletsEndpoint {

    private final Outlets outlets;

    OutletsEndpoint(Outlets outlets) {
        this.outlets = outlets;
    }

    @GetMapping
    List<Status> all() {
        return outlets.all();
    }

    @GetMapping("/{name}")
    Status one(@PathVariable String name) {
        return outlets.status(name);
    }

    @PostMapping("/{name}/pause")
    Status pause(@PathVariable String name) {
        outlets.pause(name);
        return outlets.status(name);
    }

    @PostMapping("/{name}/resume")
    Status resume(@PathVariable String name) {
        outlets.resume(name);
        return outlets.status(name);
    }

    @GetMapping("/{name}/dead-letters")
    List<DeadLetter> deadLetters(@PathVariable String name) {
        return outlets.deadLetters(name);
    }

    @PostMapping("/{name}/dead-letters/{position}/retry")
    Status retry(@PathVariable String name, @PathVariable long position) {
        outlets.release(name, position, false);
        return outlets.status(name);
    }

    @PostMapping("/{name}/dead-letters/{position}/skip")
    Status skip(@PathVariable String name, @PathVariable long position) {
        outlets.release(name, position, true);
        return outlets.status(name);
    }
}
