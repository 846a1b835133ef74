package org.pulang.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;

/** The instruments that come with the software, files of {@code resources/instrument}; none is ever retired. */
public final class BuiltInInstruments implements Instruments {

    static final BuiltInInstruments READ =
            new BuiltInInstruments(List.of("PULANG-CORE.v1", "PULANG-RISK.v1", "RSS-SHAPE.v1"));

    private final Map<InstrumentVersion, Instrument> byVersion;

    private BuiltInInstruments(List<String> names) {
        byVersion = names.stream()
                .map(BuiltInInstruments::read)
                .collect(Collectors.toUnmodifiableMap(
                        instrument -> instrument.definition().id(), Function.identity()));
    }

    @Override
    public Optional<Instrument> find(InstrumentVersion version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    @Override
    public boolean isRetired(InstrumentVersion version, LocalDate day) {
        return false;
    }

    public Collection<Instrument> all() {
        return byVersion.values();
    }

    /** Whether any version of this code comes with the software; nobody else publishes under it. */
    public boolean has(InstrumentCode code) {
        return byVersion.keySet().stream().anyMatch(version -> version.code().equals(code));
    }

    private static Instrument read(String name) {
        try (var file =
                Objects.requireNonNull(BuiltInInstruments.class.getResourceAsStream("/instrument/" + name + ".json"))) {
            return new Instrument(EventJson.MAPPER.readValue(file, InstrumentDefinition.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
