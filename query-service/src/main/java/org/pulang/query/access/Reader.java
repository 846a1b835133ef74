package org.pulang.query.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Purpose;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/**
 * Who asks, and what for. Handlers of requests take it as a parameter.
 *
 * @param purpose as stated with the request, else the usual one of the role
 * @param acr how strongly they signed in; absent where nobody knows
 * @param authTime when they did
 */
public record Reader(
        StaffId id,
        OrganisationId organisation,
        Role role,
        Purpose purpose,
        @Nullable String acr,
        @Nullable Instant authTime) {}
