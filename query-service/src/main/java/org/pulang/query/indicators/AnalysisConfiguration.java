package org.pulang.query.indicators;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages of the analysis need besides the facts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalysisSettings.class)
class AnalysisConfiguration {

    /** @throws IllegalStateException if the file named cannot be read: whoever names one wants rates */
    @Bean
    Population population(AnalysisSettings settings) {
        var file = settings.populationFile();
        return file == null || file.toString().isBlank() ? Population.UNKNOWN : Population.read(file);
    }
}
