package org.pulang.query.casefile;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.pulang.vocabulary.ProviderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What providers are called in the directory. Organisations, not people: no log keeps who read this. */
@Component
class ProviderNames {

    private final JdbcClient jdbc;

    ProviderNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that the directory knows. */
    Map<ProviderId, String> names(Collection<ProviderId> providers) {
        return providers.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("SELECT d.provider_id, d.name FROM readmodel.directory d WHERE d.provider_id = ANY (?)")
                        .param(providers.stream()
                                .map(ProviderId::value)
                                .distinct()
                                .toArray(UUID[]::new))
                        .query((row, n) -> Map.entry(
                                new ProviderId(row.getObject("provider_id", UUID.class)), row.getString("name")))
                        .list()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
