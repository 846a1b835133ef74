package org.pulang.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.accessgrant.GrantCommand;
import org.pulang.command.caselink.LinkCommand;
import org.pulang.command.erasurerequest.ErasureCommand;
import org.pulang.command.publishedinstrument.InstrumentCommand;
import org.pulang.command.reintegrationcase.CaseCommand;
import org.pulang.command.request.Automatic;
import org.pulang.command.serviceprovider.ProviderCommand;
import org.pulang.command.staffmember.StaffCommand;
import org.pulang.command.subjectrequest.SubjectRequestCommand;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** A command costs a record, a handler, an example and a description; whichever is missing is named here. */
class CommandCatalogTest {

    @Test
    void handlesEachCommandOnce() {
        var handled = aggregates()
                .flatMap(CommandCatalogTest::withMembers)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .toList();
        assertThat(handled).doesNotHaveDuplicates();
        assertThat(handled)
                .containsAll(CommandCatalog.types().stream()
                        .<Class<?>>map(CommandType::record)
                        .toList());
    }

    @Test
    void describesAndExemplifiesEachCommand() {
        assertThat(CommandCatalog.types()).isNotEmpty().allSatisfy(type -> {
            assertThat(type.record().getAnnotation(JsonClassDescription.class))
                    .as("@JsonClassDescription of %s", type.name())
                    .isNotNull();
            assertThat(OpenApiDocument.example(type).isObject()).isTrue();
        });
    }

    @Test
    void keepsAutomaticCommandsInside() {
        assertThat(CommandCatalog.types()).noneMatch(type -> type.record().isAnnotationPresent(Automatic.class));
    }

    @Test
    void saysOfEachCommandWhoMayIssueIt() {
        assertThat(CaseAccessPolicy.builtIn().commands())
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                CaseCommand.class,
                                ProviderCommand.class,
                                StaffCommand.class,
                                GrantCommand.class,
                                ErasureCommand.class,
                                SubjectRequestCommand.class,
                                LinkCommand.class,
                                InstrumentCommand.class)
                        .flatMap(CommandCatalogTest::leaves)
                        .map(Class::getSimpleName)
                        .toList());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CommandCatalogTest::leaves)
                : Stream.of(type);
    }

    private static Stream<Class<?>> aggregates() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        return scanner.findCandidateComponents("org.pulang.command").stream().map(found -> {
            try {
                return Class.forName(found.getBeanClassName());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Stream<Class<?>> withMembers(Class<?> aggregate) {
        List<Class<?>> members = Arrays.stream(aggregate.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(AggregateMember.class))
                .<Class<?>>map(java.lang.reflect.Field::getType)
                .toList();
        return Stream.concat(Stream.of(aggregate), members.stream());
    }
}
