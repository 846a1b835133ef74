package org.pulang.command.access;

import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code pulang.access.*}: who a request is from that does not say so. */
@ConfigurationProperties("pulang.access")
public record AccessSettings(
        @DefaultValue("caseworker-demo") String actor,
        @DefaultValue("pulang-demo") String organisation,
        @DefaultValue("Caseworker") Role role) {

    public Actor defaultActor() {
        return new Actor(new StaffId(actor), new OrganisationId(organisation), role);
    }
}
