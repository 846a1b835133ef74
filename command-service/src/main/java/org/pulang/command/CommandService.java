package org.pulang.command;

import java.util.Map;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the command service. Axon's JDBC auto-configuration is left out because it is ordered for an older Spring Boot and
 * would miss the data source silently; {@code eventstore} declares what it would have. The update checker calls out.
 */
@SpringBootApplication(exclude = {JdbcAutoConfiguration.class, UpdateCheckerAutoConfiguration.class})
@ConfigurationPropertiesScan
public class CommandService {

    public static void main(String[] arguments) {
        var application = new SpringApplication(CommandService.class);
        // Both services can lie on one class path (the runner's), so each has a configuration file of its own name.
        application.setDefaultProperties(Map.of("spring.config.name", "command-service"));
        application.run(arguments);
    }
}
