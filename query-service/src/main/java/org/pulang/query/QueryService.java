package org.pulang.query;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the query service; its settings are {@code query-service.yaml}. */
@SpringBootApplication
public class QueryService {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(QueryService.class)
                // A name of its own: the runner has both services on one class path.
                .properties("spring.config.name=query-service")
                .run(arguments);
    }
}
