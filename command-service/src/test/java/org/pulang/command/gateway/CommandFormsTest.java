package org.pulang.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulang.form.CommandForm;
import org.pulang.form.CommandForms;
import org.pulang.form.FormField;
import org.pulang.store.EventJson;
import tools.jackson.databind.JsonNode;

/** The file that pages make forms of says what the records say; nobody changes the API without seeing it there. */
class CommandFormsTest {

    private static final Path ANEW = Path.of("target", "commands.json");

    private record File(List<CommandForm> commands) {}

    @Test
    void theFileSaysWhatTheRecordsSay() throws IOException {
        var told = new File(
                CommandCatalog.types().stream().map(CommandFormsTest::form).toList());
        Files.createDirectories(ANEW.getParent());
        Files.writeString(ANEW, EventJson.MAPPER.writeValueAsString(told).replace("{\"path\"", "\n{\"path\"") + "\n");

        assertThat(EventJson.MAPPER.<JsonNode>valueToTree(new File(List.copyOf(CommandForms.all()))))
                .as("Is the change meant? Then copy %s to shared-events/src/main/resources/form.", ANEW)
                .isEqualTo(EventJson.MAPPER.<JsonNode>valueToTree(told));
    }

    private static CommandForm form(CommandType type) {
        var newIds = type.newIds();
        return new CommandForm(
                type.path(),
                type.name(),
                type.collection(),
                type.idName(),
                type.topic(),
                type.begins(),
                Arrays.stream(type.record().getRecordComponents())
                        .skip(1)
                        .map(component -> FormField.of(component, newIds.contains(component.getName())))
                        .toList());
    }
}
