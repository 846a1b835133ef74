package org.pulang.query.duplicates;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code pulang.duplicates.*}: the secret of the index.
 *
 * @param secretFile comes before {@code secret}
 * @param secret as text, for local use only
 */
@ConfigurationProperties("pulang.duplicates")
record DuplicatesSettings(
        @Nullable Path secretFile, @Nullable String secret) {

    @Override
    public String toString() {
        return "DuplicatesSettings[]";
    }
}
