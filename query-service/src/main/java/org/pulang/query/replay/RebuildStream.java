package org.pulang.query.replay;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pulang.store.EventJson;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Tells an operator's open page how far rebuilds are, for as long as there are any (server-sent events). Each stream takes a thread, so
 * there are few; and each is short, so that whoever may not look any more is not told for long: the page asks again by itself.
 */
@Controller
class RebuildStream {

    static final int MOST = 8;

    private static final int SECONDS = 30;

    private static final String END = "event: end\ndata: {}\n\n";

    /** What the page waits after a stream broke off, in milliseconds. */
    private static final int AGAIN = 2000;

    private final OperatorPage page;
    private final Semaphore places = new Semaphore(MOST);
    private final CountDownLatch closing = new CountDownLatch(1);

    RebuildStream(OperatorPage page) {
        this.page = page;
    }

    /**
     * Events {@code progress}, each with all that is underway, and {@code end}. Nothing (204), by which a page asks no more, where nothing
     * is rebuilt; 503 where too many listen.
     */
    @GetMapping("/operator/progress")
    void progress(Locale language, HttpServletRequest request, HttpServletResponse answer) throws IOException {
        if (page.underway(language).isEmpty()) {
            answer.setStatus(HttpStatus.NO_CONTENT.value());
        } else if (places.tryAcquire()) {
            try {
                answer.setContentType("text/event-stream;charset=UTF-8");
                // Else a proxy in front would keep it back.
                answer.setHeader("X-Accel-Buffering", "no");
                tell(language, request.getSession(false), answer);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                places.release();
            }
        } else {
            answer.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            answer.setIntHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        }
    }

    private void tell(Locale language, @Nullable HttpSession session, HttpServletResponse answer)
            throws IOException, InterruptedException {
        var stream = answer.getWriter();
        stream.write("retry: %d\n\n".formatted(AGAIN));
        var told = "";
        for (int second = 0; second < SECONDS && isOpen(session); second++) {
            var next = next(language);
            if (next == null) {
                break;
            }
            // A comment, where nothing is new, finds out whether anybody is there.
            stream.write(next.equals(told) ? ":\n\n" : next);
            told = next;
            if (stream.checkError() || next.equals(END) || closing.await(1, TimeUnit.SECONDS)) {
                break;
            }
        }
    }

    /** Absent where nobody can say just now. */
    private @Nullable String next(Locale language) {
        try {
            var underway = page.underway(language);
            return underway.isEmpty()
                    ? END
                    : "event: progress\ndata: %s\n\n".formatted(EventJson.MAPPER.writeValueAsString(underway));
        } catch (DataAccessException e) {
            return null;
        }
    }

    /** Not where somebody signed out meanwhile. */
    private static boolean isOpen(@Nullable HttpSession session) {
        try {
            return session == null || session.getCreationTime() >= 0;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** How many more may listen. */
    int free() {
        return places.availablePermits();
    }

    /** A service that ends does not wait for pages that look on. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }
}
