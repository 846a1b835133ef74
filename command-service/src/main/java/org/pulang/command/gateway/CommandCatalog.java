package org.pulang.command.gateway;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pulang.command.accessgrant.GrantCommand;
import org.pulang.command.caselink.LinkCommand;
import org.pulang.command.erasurerequest.ErasureCommand;
import org.pulang.command.publishedinstrument.InstrumentCommand;
import org.pulang.command.reintegrationcase.CaseCommand;
import org.pulang.command.request.Automatic;
import org.pulang.command.serviceprovider.ProviderCommand;
import org.pulang.command.staffmember.StaffCommand;
import org.pulang.command.subjectrequest.SubjectRequestCommand;

/** All commands the API offers: the permits of the sealed command families, less the automatic ones. */
final class CommandCatalog {

    private static final List<CommandType> TYPES = Stream.of(
                    types(StreamKind.Case, CaseCommand.class),
                    types(StreamKind.Provider, ProviderCommand.class),
                    types(StreamKind.Staff, StaffCommand.class),
                    types(StreamKind.Grant, GrantCommand.class),
                    types(StreamKind.Erasure, ErasureCommand.class),
                    types(StreamKind.Request, SubjectRequestCommand.class),
                    types(StreamKind.Instrument, InstrumentCommand.class),
                    types(StreamKind.Link, LinkCommand.class))
            .flatMap(types -> types)
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

    private static Stream<CommandType> types(StreamKind kind, Class<?> family) {
        return leaves(family).map(type -> CommandType.of(kind, type));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CommandCatalog::leaves)
                : Stream.<Class<?>>of(type).filter(Class::isRecord);
    }
}
