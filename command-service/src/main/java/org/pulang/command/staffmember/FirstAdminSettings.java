package org.pulang.command.staffmember;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code pulang.access.first-admin.*}: the administrator who registers everybody else.
 *
 * @param staff their id, the subject of their tokens; absent or blank: nobody is registered by the service
 * @param organisation theirs
 */
@ConfigurationProperties("pulang.access.first-admin")
record FirstAdminSettings(@Nullable String staff, @Nullable String organisation) {}
