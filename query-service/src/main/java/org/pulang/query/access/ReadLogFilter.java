package org.pulang.query.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Trace;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Holds each answer back until the read that made it is in the log and committed; where that fails, nothing of it is sent. The last
 * of the filters: whatever shows a case passes here, whoever wrote it. Only exports are not held back, whose intent is in the log
 * before their first byte; where one breaks off, or its end cannot be logged, its connection is closed before the file is whole.
 */
@Component
class ReadLogFilter extends OncePerRequestFilter {

    private final ReadLog log;
    private final Looks looks;

    ReadLogFilter(ReadLog log, Looks looks) {
        this.log = log;
        this.looks = looks;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, held);
            answered = true;
        } finally {
            if (!answered && read(request) instanceof Read read) {
                log.forget(read);
            }
        }
        end(request, response, held);
    }

    /** The read first, then the bytes. */
    void end(HttpServletRequest request, HttpServletResponse response, ContentCachingResponseWrapper held)
            throws IOException {
        if (read(request) instanceof Read export && export.hasBegun()) {
            if (export.brokeOff()) {
                log.forget(export);
                throw new IOException("An export broke off.");
            }
            if (!log.write(export, held.getStatus())) {
                throw new IOException("The end of an export could not be logged.");
            }
            return;
        }
        if (!(read(request) instanceof Read read)) {
            held.copyBodyToResponse();
            return;
        }
        if (log.write(read, held.getStatus())) {
            if (held.getStatus() == HttpStatus.OK.value()) {
                looks.note(read, request);
            }
            held.copyBodyToResponse();
            return;
        }
        response.reset();
        response.setHeader(Trace.HEADER, Trace.id().toString());
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    private static @Nullable Object read(HttpServletRequest request) {
        return request.getAttribute(Read.class.getName());
    }
}
