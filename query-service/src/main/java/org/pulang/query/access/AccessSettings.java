package org.pulang.query.access;

import org.pulang.vocabulary.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code pulang.access.*}: who a request is from that does not say so. */
@ConfigurationProperties("pulang.access")
record AccessSettings(
        @DefaultValue("caseworker-demo") String actor,
        @DefaultValue("pulang-demo") String organisation,
        @DefaultValue("Caseworker") Role role) {}
