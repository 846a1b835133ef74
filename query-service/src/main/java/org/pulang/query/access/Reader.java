package org.pulang.query.access;

import java.time.Instant;
import org.pulang.personal.Purpose;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/**
 * Who asks, and what for. Handlers of requests take it as a parameter.
 *
 * @param organisation and role: as the staff's events say now, whatever the token says
 * @param purpose as stated with the request, else the usual one of the role
 * @param acr how surely they proved who they are when signing in
 * @param authTime when they did
 */
public record Reader(
        StaffId id, OrganisationId organisation, Role role, Purpose purpose, String acr, Instant authTime) {}
