package org.pulang.query.directory;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pulang.query.page.Choices;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.springframework.stereotype.Component;

/** The providers that take referrals, by name. */
@Component
class ProviderChoices implements Choices {

    /** More than anybody looks through; who seeks another finds it in the directory and comes from there. */
    private static final int MOST = 500;

    private final Directory directory;

    ProviderChoices(Directory directory) {
        this.directory = directory;
    }

    @Override
    public boolean know(String type) {
        return type.equals("ProviderId");
    }

    @Override
    public List<Choice> of(Question question) {
        var all = new DirectoryFilter(
                null, null, List.of(), List.of(), null, List.of(), List.of(), null, null, Boolean.FALSE);
        return directory.list(all, null, MOST).stream()
                .map(provider -> new Choice(provider.providerId().toString(), label(provider)))
                .toList();
    }

    private static String label(DirectoryEntry provider) {
        return Stream.of(provider.name(), provider.area() == null ? null : area(provider.area()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private static String area(AreaCode code) {
        return Areas.name(code).orElse(code.value());
    }
}
