package org.pulang.command.gateway;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pulang.command.reintegrationcase.CaseCommand;
import org.pulang.command.request.Automatic;
import org.pulang.command.serviceprovider.ProviderCommand;

/** All commands the API offers: the permits of the sealed command families, less the automatic ones. */
final class CommandCatalog {

    private static final List<CommandType> TYPES = Stream.concat(
                    leaves(CaseCommand.class).map(type -> CommandType.of("cases", type)),
                    leaves(ProviderCommand.class).map(type -> CommandType.of("providers", type)))
            .filter(type -> !type.record().isAnnotationPresent(Automatic.class))
            .sorted(Comparator.comparing(CommandType::path))
            .toList();

    private static final Map<String, CommandType> BY_PATH =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(CommandType::path, Function.identity()));

    private CommandCatalog() {}

    static List<CommandType> types() {
        return TYPES;
    }

    static Optional<CommandType> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CommandCatalog::leaves)
                : Stream.<Class<?>>of(type).filter(Class::isRecord);
    }
}
