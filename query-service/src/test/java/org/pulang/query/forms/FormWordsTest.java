package org.pulang.query.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.form.CommandForms;
import org.pulang.form.FormField;

/** Every field that a page asks for has words in both languages. */
class FormWordsTest {

    private static final Set<String> ON_PAGES =
            Set.of("cases", "grants", "erasures", "requests", "providers", "staff", "instruments", "links");

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void everyFieldHasALabel(String language) throws IOException {
        var words = words(language);
        var missing = new TreeSet<String>();
        for (var form : CommandForms.all()) {
            if (ON_PAGES.contains(form.collection())) {
                names(form.fields()).stream()
                        .filter(name -> List.of(
                                        "page.forms.%s.%s".formatted(form.name(), name),
                                        "page.forms.field." + name,
                                        "label." + name)
                                .stream()
                                .allMatch(key -> words.getProperty(key, "").isBlank()))
                        .forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> names(List<FormField> fields) {
        var names = new ArrayList<String>();
        for (var field : fields) {
            if (!field.made()) {
                names.add(field.name());
                names.addAll(names(field.fields()));
            }
        }
        return names;
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        var name = "/query-messages_%s.properties".formatted(language);
        try (var file = Objects.requireNonNull(FormWordsTest.class.getResourceAsStream(name), name)) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return words;
    }
}
