package org.pulang.command.serviceprovider;

import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.vocabulary.ProviderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The directory as a table of the event store's database, written in the transaction of the provider's events. */
@Component
@ProcessingGroup("serviceprovider")
class ProviderTable implements ProviderDirectory {

    private final JdbcClient jdbc;

    ProviderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Active> active(ProviderId provider) {
        return jdbc.sql("SELECT organisation FROM eventstore.provider WHERE provider_id = :provider AND active")
                .param("provider", provider.value())
                .query((row, n) -> Active.of(row.getString("organisation")))
                .optional();
    }

    @EventHandler
    void on(ProviderRegistered event) {
        jdbc.sql(
                        "INSERT INTO eventstore.provider (provider_id, organisation, active) VALUES (:provider, :organisation, true)")
                .param("provider", event.providerId().value())
                .param(
                        "organisation",
                        event.organisation() == null
                                ? null
                                : event.organisation().value())
                .update();
    }

    @EventHandler
    void on(ProviderSuspended event) {
        activate(event.providerId(), false);
    }

    @EventHandler
    void on(ProviderResumed event) {
        activate(event.providerId(), true);
    }

    private void activate(ProviderId provider, boolean active) {
        jdbc.sql("UPDATE eventstore.provider SET active = :active WHERE provider_id = :provider")
                .param("active", active)
                .param("provider", provider.value())
                .update();
    }
}
