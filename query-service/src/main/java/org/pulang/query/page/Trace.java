package org.pulang.query.page;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id that its answer ({@code Pulang-Request}), its log lines, its problem and the log of reads share. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Trace extends OncePerRequestFilter {

    static final String ID = "traceId";
    /** Of each answer. */
    public static final String HEADER = "Pulang-Request";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    /** Of the request that this thread answers. */
    public static UUID id() {
        return UUID.fromString(MDC.get(ID));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = ids.generate().toString();
        response.setHeader(HEADER, id);
        MDC.put(ID, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(ID);
        }
    }
}
