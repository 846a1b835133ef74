package org.pulang.query.indicators;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code pulang.analysis.*}.
 *
 * @param populationFile how many people live in each province, lines {@code code,name,male,female,total} with a heading; without it there are
 *     numbers and no rates
 */
@ConfigurationProperties("pulang.analysis")
record AnalysisSettings(@Nullable Path populationFile) {}
