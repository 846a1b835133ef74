package org.pulang.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a request must be like before anybody looks at it: a body no larger than its limit, whether its length is told or not
 * (413), a body that need not be unpacked (415), an address and parameters that can be read and are plain text (400).
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public final class RequestRules extends OncePerRequestFilter {

    /** Largest body, in bytes. */
    public static final int BODY_LIMIT = 256 * 1024;

    private final Map<PathPattern, Integer> otherLimits;

    /** @param otherLimits bytes by pattern of the path, where a route takes more than {@link #BODY_LIMIT} */
    public RequestRules(Map<String, Integer> otherLimits) {
        this.otherLimits = otherLimits.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        limit -> PathPatternParser.defaultInstance.parse(limit.getKey()), Map.Entry::getValue));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else if (packed(request)) {
            response.sendError(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
        } else if (!plain(request)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    private int limit(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return otherLimits.entrySet().stream()
                .filter(limit -> limit.getKey().matches(path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(BODY_LIMIT);
    }

    private static boolean packed(HttpServletRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        return encoding != null && !encoding.isBlank() && !"identity".equalsIgnoreCase(encoding.strip());
    }

    private static boolean plain(HttpServletRequest request) {
        try {
            var parameters = request.getParameterMap();
            return PlainText.accepts(request.getServletPath())
                    && Stream.concat(
                                    parameters.keySet().stream(),
                                    parameters.values().stream().flatMap(Stream::of))
                            .allMatch(PlainText::accepts);
        } catch (IllegalStateException e) {
            // So the container says that it could not read them.
            return false;
        }
    }

    /** A request whose body ends with an exception where it passes its limit. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final int limit;

        Limited(HttpServletRequest request, int limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long left;

        LimitedStream(ServletInputStream body, int limit) {
            this.body = body;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = body.read(bytes, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new ErrorResponseException(HttpStatus.CONTENT_TOO_LARGE);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
