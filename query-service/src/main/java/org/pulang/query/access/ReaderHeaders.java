package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.personal.Purpose;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.stereotype.Component;

/** Until there is a sign-in, headers say who asks, as they do in the command service (ADR 5). */
@Component
class ReaderHeaders {

    private final AccessSettings settings;
    private final CaseAccessPolicy policy;

    ReaderHeaders(AccessSettings settings, CaseAccessPolicy policy) {
        this.settings = settings;
        this.policy = policy;
    }

    /** @throws ProblemFound {@code BAD_PARAMETER} naming a header of another shape */
    Reader of(HttpServletRequest request) {
        var role = read(request, "Pulang-Role", Role::valueOf, settings.role());
        return new Reader(
                read(request, "Pulang-Actor", StaffId::new, new StaffId(settings.actor())),
                read(request, "Pulang-Organisation", OrganisationId::new, new OrganisationId(settings.organisation())),
                role,
                read(request, "Pulang-Purpose", Purpose::valueOf, policy.usualPurpose(role)),
                null,
                null);
    }

    private static <T> T read(HttpServletRequest request, String header, Function<String, T> reader, T otherwise) {
        @Nullable String text = request.getHeader(header);
        try {
            return text == null ? otherwise : reader.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, header);
        }
    }
}
