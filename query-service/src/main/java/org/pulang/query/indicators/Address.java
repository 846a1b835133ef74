package org.pulang.query.indicators;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.PartialDate;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of pages about the same cases, known as of the same day: every choice stands in them, so that the same address asks the same
 * again.
 *
 * @param knownBy absent for what is known now
 */
record Address(IndicatorsFilter filter, @Nullable PartialDate knownBy) {

    UriComponentsBuilder to(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        if (!filter.provenance().isEmpty()) {
            address.queryParam("provenance", filter.provenance());
        }
        parameters().forEach((name, value) -> {
            if (value != null) {
                address.queryParam(name, value);
            }
        });
        return address;
    }

    String of(String path) {
        return to(path).toUriString();
    }

    /** What a form has to carry along besides the kinds of cases. */
    Map<String, @Nullable Object> parameters() {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("from", filter.from());
        parameters.put("to", filter.to());
        parameters.put("province", filter.province());
        parameters.put("gender", filter.gender());
        parameters.put("citizenship", filter.citizenship());
        parameters.put("regency", filter.regency());
        parameters.put("ageBand", filter.ageBand());
        parameters.put("exploitation", filter.exploitation());
        parameters.put("organisation", filter.organisation());
        parameters.put("asOf", knownBy);
        return parameters;
    }

    /** The list behind a number of cases; see {@link Listed#of(Dimension, String)}. */
    String behind(Dimension by, String group) {
        return to("/analysis/cases")
                .queryParam("by", by.word())
                .queryParam("group", group)
                .toUriString();
    }

    /** The list behind a number; see {@link Listed#of}. */
    String behind(String indicator, MeasuresEndpoint.Part part, @Nullable String by, @Nullable String group) {
        var address = to("/analysis/indicators/%s/cases".formatted(indicator)).queryParam("of", part);
        if (by != null) {
            address.queryParam("by", by);
        }
        if (group != null) {
            address.queryParam("group", group);
        }
        return address.toUriString();
    }
}
