package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.command.accessgrant.GrantCommand;
import org.pulang.command.caselink.LinkCommand;
import org.pulang.command.erasurerequest.ErasureCommand;
import org.pulang.command.publishedinstrument.InstrumentCommand;
import org.pulang.command.reintegrationcase.CaseCommand;
import org.pulang.command.serviceprovider.ProviderCommand;
import org.pulang.command.staffmember.StaffCommand;
import org.pulang.command.subjectrequest.SubjectRequestCommand;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the query service cannot test by itself, since it does not know the commands. */
class MessagesTest {

    /** Of a text whose key is written out. */
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z0-9.-]+)[(}]");

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void everyCommandHasALabel(String language) throws IOException {
        var messages = messages(language);

        assertThat(Slices.of(
                        CaseCommand.class,
                        ProviderCommand.class,
                        StaffCommand.class,
                        GrantCommand.class,
                        ErasureCommand.class,
                        SubjectRequestCommand.class,
                        LinkCommand.class,
                        InstrumentCommand.class))
                .extracting(command -> "command." + command.getSimpleName())
                .allSatisfy(
                        key -> assertThat(messages.getProperty(key, "")).as(key).isNotBlank());
    }

    /** Thymeleaf shows ??key?? and no error. */
    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void everyTextThatAPageNamesIsThere(String language) throws IOException {
        var messages = messages(language);
        var named = new TreeSet<String>();
        for (var page : new PathMatchingResourcePatternResolver().getResources("classpath*:/templates/**/*.html")) {
            KEY.matcher(page.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(named::add);
        }

        assertThat(named)
                .hasSizeGreaterThan(300)
                .allSatisfy(
                        key -> assertThat(messages.getProperty(key, "")).as(key).isNotBlank());
    }

    private static Properties messages(String language) throws IOException {
        var messages = new Properties();
        var name = "/query-messages_%s.properties".formatted(language);
        try (var in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name), name)) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages;
    }
}
