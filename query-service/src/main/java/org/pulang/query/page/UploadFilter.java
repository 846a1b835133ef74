package org.pulang.query.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.http.PlainText;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Makes parameters of the fields of a form that brings a file, so that whatever looks at forms (whose session it is of, for which purpose
 * its sender reads) finds them; the container itself would put the file on a disk first. After the rules for all requests, and held to
 * the same.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class UploadFilter extends OncePerRequestFilter {

    /** The one form with a file. */
    static final String PATH = "/cases/{caseId}/do/attach-document";

    private static final PathPattern PATTERN = PathPatternParser.defaultInstance.parse(PATH);

    private final DataSize largest;

    UploadFilter(DataSize largest) {
        this.largest = largest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return !request.getMethod().equals("POST")
                || type == null
                || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                || !PATTERN.matches(PathContainer.parsePath(request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Upload upload;
        try {
            upload = Upload.begin(request, largest.toBytes());
        } catch (IOException | IllegalArgumentException e) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        } catch (ErrorResponseException e) {
            response.sendError(e.getStatusCode().value());
            return;
        }
        if (upload.fields().entrySet().stream()
                .flatMap(field -> Stream.concat(Stream.of(field.getKey()), field.getValue().stream()))
                .allMatch(PlainText::accepts)) {
            chain.doFilter(new WithFields(request, upload), response);
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    private static final class WithFields extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        WithFields(HttpServletRequest request, Upload upload) {
            super(request);
            var all = new LinkedHashMap<>(request.getParameterMap());
            upload.fields()
                    .forEach((name, values) -> all.merge(
                            name,
                            values.toArray(String[]::new),
                            (one, other) ->
                                    Stream.of(one, other).flatMap(Stream::of).toArray(String[]::new)));
            this.parameters = Collections.unmodifiableMap(all);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = parameters.get(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            var values = parameters.get(name);
            return values == null ? null : values.clone();
        }
    }
}
