package org.pulang.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.InstrumentVersion;

/** The published instruments, each version for good. */
public final class Instruments {

    private static final List<String> BUILT_IN = List.of("PULANG-CORE.v1", "PULANG-RISK.v1", "RSS-SHAPE.v1");

    private final Map<InstrumentVersion, Instrument> byVersion;

    private Instruments(Collection<Instrument> instruments) {
        byVersion = instruments.stream()
                .collect(Collectors.toUnmodifiableMap(
                        instrument -> instrument.definition().id(), Function.identity()));
    }

    /** Those that come with the software, files of {@code resources/instrument}. */
    public static Instruments builtIn() {
        return new Instruments(BUILT_IN.stream().map(Instruments::read).toList());
    }

    public Optional<Instrument> find(InstrumentVersion version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    public Collection<Instrument> all() {
        return byVersion.values();
    }

    private static Instrument read(String name) {
        try (var file =
                Objects.requireNonNull(Instruments.class.getResourceAsStream("/instrument/" + name + ".json"))) {
            return new Instrument(EventJson.MAPPER.readValue(file, InstrumentDefinition.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
