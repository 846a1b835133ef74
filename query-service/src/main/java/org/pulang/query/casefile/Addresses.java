package org.pulang.query.casefile;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.query.access.Sight;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the pages about one case. Who reads for another purpose than their role usually has goes on for that purpose. */
@Component
class Addresses {

    private final CaseAccessPolicy policy;

    Addresses(CaseAccessPolicy policy) {
        this.policy = policy;
    }

    /**
     * A page of this case.
     *
     * @param path behind the case's own address
     * @param parameters names and values by turns; what is null is left out
     */
    String of(Sight sight, String path, @Nullable Object... parameters) {
        var address = UriComponentsBuilder.fromPath("/cases/%s%s".formatted(sight.caseId(), path));
        for (int i = 0; i < parameters.length; i += 2) {
            var value = parameters[i + 1];
            if (value != null) {
                // Encoded as a value: an instant has a plus in it, a name an ampersand.
                address.queryParam(String.valueOf(parameters[i]), "{" + parameters[i] + "}");
                address.uriVariables(Map.of(String.valueOf(parameters[i]), value.toString()));
            }
        }
        var purpose = purpose(sight);
        if (purpose != null) {
            address.queryParam("purpose", purpose);
        }
        return address.encode().build().toUriString();
    }

    /** The form of a command. */
    String command(Sight sight, String command, @Nullable Object... parameters) {
        return of(sight, "/do/" + kebab(command), parameters);
    }

    /** For a hidden field; absent where it need not be said. */
    @Nullable
    String purpose(Sight sight) {
        var reader = sight.reader();
        return reader.purpose() == policy.usualPurpose(reader.role())
                ? null
                : reader.purpose().name();
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
