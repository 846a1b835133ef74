package org.pulang.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pulang.store.EventJson;

/**
 * The commands that the API offers, from {@code form/commands.json}. The command service's build fails where the file says something
 * else than its records.
 */
public final class CommandForms {

    private static final Map<String, CommandForm> BY_PATH = read();

    private CommandForms() {}

    private record File(List<CommandForm> commands) {}

    /** By the name in the URL. */
    public static Optional<CommandForm> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** By name in the URL. */
    public static Collection<CommandForm> all() {
        return BY_PATH.values();
    }

    private static Map<String, CommandForm> read() {
        try (var file = Objects.requireNonNull(
                CommandForms.class.getResourceAsStream("/form/commands.json"), "form/commands.json")) {
            var byPath = new LinkedHashMap<String, CommandForm>();
            EventJson.MAPPER.readValue(file, File.class).commands().forEach(form -> byPath.put(form.path(), form));
            return Collections.unmodifiableMap(byPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
