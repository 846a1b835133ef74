package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.pulang.query.QueryService;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A query service that is broken on purpose: it answers first and logs the read a little later, as one with a queue would. */
public final class LateReadLog {

    /** Long beside a request, so that some read is always without its row. */
    private static final long LATER_MILLIS = 3_000;

    private LateReadLog() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(QueryService.class)
                .properties("spring.config.name=query-service")
                .initializers(context -> context.getBeanFactory()
                        .addBeanPostProcessor(new AnswersFirst(
                                context.getBeanFactory().getBeanProvider(ReadLog.class)::getObject,
                                context.getBeanFactory().getBeanProvider(Looks.class)::getObject)))
                .run(arguments);
    }

    private record AnswersFirst(Supplier<ReadLog> log, Supplier<Looks> looks) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof ReadLogFilter ? new Late(log.get(), looks.get()) : bean;
        }
    }

    private static final class Late extends ReadLogFilter {

        Late(ReadLog log, Looks looks) {
            super(log, looks);
        }

        @Override
        void end(HttpServletRequest request, HttpServletResponse response, ContentCachingResponseWrapper held)
                throws IOException {
            held.copyBodyToResponse();
            response.flushBuffer();
            try {
                Thread.sleep(LATER_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            super.end(request, response, held);
        }
    }
}
