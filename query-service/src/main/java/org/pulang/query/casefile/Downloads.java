package org.pulang.query.casefile;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so much content of documents be opened at once as fits in memory: each lies there, sealed and in clear, from when it is read
 * until the last byte of the answer was taken. The first of the filters, since the others hold an answer too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Downloads extends OncePerRequestFilter {

    /** In bytes: five of the largest documents. Each takes about four times its size, and the service may have half a gigabyte. */
    static final int AT_ONCE = 50 << 20;

    private final Semaphore bytes = new Semaphore(AT_ONCE);

    /**
     * Takes the room for a document until the request ends.
     *
     * @param size in bytes
     * @throws ProblemFound {@code DOWNLOADS_RUNNING} while others have it
     */
    void begin(HttpServletRequest request, long size) {
        int room = Math.toIntExact(Math.min(Math.max(size, 1), AT_ONCE));
        if (!bytes.tryAcquire(room)) {
            throw new ProblemFound(Problem.DOWNLOADS_RUNNING);
        }
        request.setAttribute(Downloads.class.getName(), room);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(Downloads.class.getName()) instanceof Integer room) {
                bytes.release(room);
            }
        }
    }
}
