package org.pulang.e2e;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.NullMarked;
import org.pulang.event.CaseEvent;
import org.pulang.event.ErasureEvent;
import org.pulang.event.GrantEvent;
import org.pulang.event.InstrumentEvent;
import org.pulang.event.LinkEvent;
import org.pulang.event.ProviderEvent;
import org.pulang.event.StaffEvent;
import org.pulang.event.SubjectRequestEvent;
import org.pulang.personal.Opener;
import org.pulang.personal.Opening;
import org.pulang.personal.Purpose;
import org.pulang.query.replay.Table;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of the house, each with its reason. A rule that finds nothing to check fails. */
@AnalyzeClasses(
        packages = "org.pulang",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {

    /** What other modules' tests share is tests too. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final DescribedPredicate<JavaClass> EVENTS = DescribedPredicate.describe(
            "events",
            type -> !type.isInterface()
                    && (type.isAssignableTo(CaseEvent.class)
                            || type.isAssignableTo(GrantEvent.class)
                            || type.isAssignableTo(ErasureEvent.class)
                            || type.isAssignableTo(ProviderEvent.class)
                            || type.isAssignableTo(StaffEvent.class)
                            || type.isAssignableTo(SubjectRequestEvent.class)
                            || type.isAssignableTo(LinkEvent.class)
                            || type.isAssignableTo(InstrumentEvent.class)));

    private static final DescribedPredicate<JavaClass> AGGREGATES_AND_MEMBERS = DescribedPredicate.describe(
            "aggregates and their members",
            type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(EventSourcingHandler.class)));

    private static final DescribedPredicate<JavaClass> ROWS_AND_RECORDS = DescribedPredicate.describe(
            "are rows or records", type -> type.isRecord() || type.isAnnotatedWith(Table.class));

    private static final Set<String> UNREPEATABLE = Set.of(
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.OffsetDateTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.util.UUID.randomUUID()");

    private static final DescribedPredicate<JavaMethodCall> READ_THE_CLOCK_OR_DRAW_AN_ID = DescribedPredicate.describe(
            "read the clock or draw an id by themselves",
            call -> UNREPEATABLE.contains(call.getTarget().getFullName()));

    @ArchTest
    static final ArchRule eventsArePublicTopLevelRecords = classes()
            .that(EVENTS)
            .should()
            .bePublic()
            .andShould()
            .beTopLevelClasses()
            .andShould()
            .beRecords()
            .andShould()
            .resideInAPackage("org.pulang.event")
            .because("the package of events is the dictionary of what can happen");

    @ArchTest
    static final ArchRule eventsSeeOnlyTheLanguage = classes()
            .that()
            .resideInAPackage("org.pulang.event")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.pulang.event",
                    "org.pulang.vocabulary",
                    "org.pulang.personal",
                    "com.fasterxml.jackson.annotation",
                    "org.jspecify.annotations"))
            .because("what is stored for decades must not hang on any library of the day");

    @ArchTest
    static final ArchRule theLanguageKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.pulang.event",
                    "org.pulang.vocabulary",
                    "org.pulang.personal",
                    "org.pulang.instrument",
                    "org.pulang.legalframe",
                    "org.pulang.access")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.axonframework..")
            .because("the language outlives the frameworks of the services");

    @ArchTest
    static final ArchRule theLanguageKnowsNoService = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.pulang.event..",
                    "org.pulang.vocabulary..",
                    "org.pulang.personal..",
                    "org.pulang.instrument..",
                    "org.pulang.legalframe..",
                    "org.pulang.access..",
                    "org.pulang.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pulang.command..", "org.pulang.query..", "org.pulang.runner..")
            .because("both services stand on the language, never the other way round");

    @ArchTest
    static final ArchRule theWriterDoesNotKnowTheReader = noClasses()
            .that()
            .resideInAPackage("org.pulang.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pulang.query..", "org.pulang.runner..")
            .because("the services share the event store and nothing else");

    @ArchTest
    static final ArchRule theReaderDoesNotKnowTheWriter = noClasses()
            .that()
            .resideInAPackage("org.pulang.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pulang.command..", "org.pulang.runner..")
            .because("the services share the event store and nothing else");

    @ArchTest
    static final ArchRule theServicesIssueNoTokens = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.pulang.command..", "org.pulang.query..", "org.pulang.signin..", "org.pulang.production..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pulang.issuer..", "org.springframework.security.oauth2.server.authorization..")
            .because("whoever vouches for people is not the one who lets them in");

    @ArchTest
    static final ArchRule aggregatesKeepToThemselves = classes()
            .that(AGGREGATES_AND_MEMBERS)
            .should()
            .notBePublic()
            .because("only commands go in and only events come out");

    @ArchTest
    static final ArchRule aggregatesOnlyDecide = noClasses()
            .that(AGGREGATES_AND_MEMBERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "java.sql..",
                    "javax.sql..",
                    "java.net.http..",
                    "jakarta.servlet..",
                    "org.pulang.command.gateway..",
                    "org.pulang.command.eventstore..")
            .because("a decision depends on the history and the command alone, else a replay could decide otherwise");

    @ArchTest
    static final ArchRule onlyAggregatesApplyEvents = noClasses()
            .that(DescribedPredicate.not(AGGREGATES_AND_MEMBERS))
            .should()
            .callMethodWhere(target(owner(name(AggregateLifecycle.class.getName()))))
            .because("an event is the outcome of a decision and comes from nowhere else");

    @ArchTest
    static final ArchRule rowsAndPagesCarryNoAxonType = noClasses()
            .that()
            .resideInAPackage("org.pulang.query..")
            .and()
            .resideOutsideOfPackage("org.pulang.query.replay")
            .and(ROWS_AND_RECORDS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .because("what is read must outlive the framework it is read with");

    @ArchTest
    static final ArchRule whatHandlesEventsCanBeRebuilt = classes()
            .that()
            .resideInAPackage("org.pulang.query..")
            .and()
            .containAnyMethodsThat(annotatedWith(EventHandler.class))
            .should()
            .beAssignableTo("org.pulang.query.replay.Projection")
            .because("the engine rebuilds, measures and waits for what it knows as a projection");

    @ArchTest
    static final ArchRule projectionsOnlyTell = noClasses()
            .that()
            .resideInAPackage("org.pulang.query..")
            .and()
            .haveSimpleNameEndingWith("Projection")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework.commandhandling..", "java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("a projection built again tomorrow must be equal to the byte");

    @ArchTest
    static final ArchRule projectionsWriteNoSql = noClasses()
            .that()
            .resideInAPackage("org.pulang.query..")
            .and()
            .haveSimpleNameEndingWith("Projection")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .because("the engine writes the rows they change, live and in a rebuild alike");

    @ArchTest
    static final ArchRule projectionsDoNotCallEachOther = classes()
            .that()
            .resideInAPackage("org.pulang.query..")
            .and()
            .haveSimpleNameEndingWith("Projection")
            .should(notDependOnAnother("Projection"))
            .because("each is rebuilt by itself, whatever the others hold");

    @ArchTest
    static final ArchRule queryFeaturesStandAlone = slices().matching("org.pulang.query.(*)..")
            .namingSlices("query feature $1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    resideInAnyPackage(
                            "org.pulang.query.page",
                            "org.pulang.query.problem",
                            "org.pulang.query.replay",
                            "org.pulang.query.access",
                            "org.pulang.query.export"))
            .because("a feature can be understood, changed and dropped by itself");

    @ArchTest
    static final ArchRule detailsAreOpenedInOnePlace = noClasses()
            .that()
            .resideInAPackage("org.pulang.query..")
            .and()
            .resideOutsideOfPackage("org.pulang.query.keystore")
            .and()
            .doNotHaveFullyQualifiedName("org.pulang.query.access.Details")
            .and()
            .doNotHaveFullyQualifiedName("org.pulang.query.access.Read")
            .and()
            .doNotHaveFullyQualifiedName("org.pulang.query.duplicates.Unsealing")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Opener.class)
            .orShould()
            .callConstructor(Opening.class, Opening.Sight.class, Purpose.class, Opener.class)
            .because(
                    "what is opened elsewhere is in no log of reads; the index of duplicates shows nobody what it opens");

    @ArchTest
    static final ArchRule sqlLivesInReaders = noClasses()
            .that()
            .resideInAPackage("org.pulang.query..")
            .and()
            .haveSimpleNameEndingWith("Page")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .because("a page shows what a reader found, so that page and API never differ");

    @ArchTest
    static final ArchRule timeAndIdsAreInjected = noClasses()
            .that()
            .resideInAPackage("org.pulang..")
            .and()
            .areNotAnnotatedWith(Configuration.class)
            .should()
            .callMethodWhere(READ_THE_CLOCK_OR_DRAW_AN_ID)
            .because("a clock that is handed in can be moved by a test, and ids are ordered by time");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nobodyWritesToStandardStreams = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule oneLoggingApi = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("org.pulang.(**)")
            .should()
            .beFreeOfCycles()
            .because("whatever can only be understood together belongs together");

    @ArchTest
    static final ArchRule absenceIsWrittenDown =
            classes().should(liveInANullMarkedPackage()).because("where null may occur, the type says so");

    private static ArchCondition<JavaClass> notDependOnAnother(String suffix) {
        return new ArchCondition<>("not depend on another " + suffix) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                dependency.getTargetClass().getSimpleName().endsWith(suffix)
                                        && !dependency.getTargetClass().isInterface()
                                        && !dependency.getTargetClass().equals(type))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName()));
            }
        };
    }
}
