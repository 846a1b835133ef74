package org.pulang.command.reintegrationcase;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.request.Automatic;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/**
 * What may be asked of a case, legal or not, but well formed. Small stories of the published examples: a command, often after
 * those it builds on; here and there a part is replaced by another of its kind.
 */
final class RandomCommands {

    /** All commands of a case. */
    static final List<Class<? extends CaseCommand>> TYPES =
            leaves(CaseCommand.class).toList();

    private static final List<Actor> STAFF = List.of(
            actor("worker-1", Role.Caseworker),
            actor("worker-2", Role.Caseworker),
            actor("supervisor-1", Role.Supervisor),
            actor("supervisor-2", Role.Supervisor));
    /** Whom the case is referred to, and offered. */
    private static final List<Actor> CENTRE = List.of(
            new Actor(new StaffId("centre-1"), CaseHistory.RECEIVER, Role.Caseworker),
            new Actor(new StaffId("centre-2"), CaseHistory.RECEIVER, Role.Supervisor));

    private static final List<Actor> OTHERS =
            List.of(CENTRE.get(0), CENTRE.get(1), actor("auditor-1", Role.Auditor), Actor.SYSTEM);

    private static final CaseAccessPolicy POLICY = CaseAccessPolicy.builtIn();
    private static final Map<Class<?>, CaseCommand> EXAMPLES = examples();
    private static final Properties PREREQUISITES = prerequisites();

    /** What comes before that which the clock asks. */
    private static final Map<Class<?>, String> WATCHED = Map.of(
            LapseReferral.class, "grant-consent,make-referral",
            LapseTransfer.class, "grant-consent,transfer-case",
            MarkRestitutionOverdue.class, "claim-restitution,record-restitution-order,record-judgment-notice",
            MissFollowUp.class, "schedule-follow-up");

    private final Clock clock;
    private final Validator validator;
    private final Deque<Class<? extends CaseCommand>> story = new ArrayDeque<>();
    private Random random = new Random();

    RandomCommands(Clock clock) {
        this.clock = clock;
        try (var factory = Validation.byDefaultProvider()
                .configure()
                .clockProvider(() -> clock)
                .buildValidatorFactory()) {
            validator = factory.getValidator();
        }
    }

    /** From here on the same commands come as with this seed before; the first opens the case. */
    void restart(long seed) {
        random = new Random(seed);
        story.clear();
        story.add(IdentifyVictim.class);
        if (seed % 20 == 0) {
            // What a correction names by its place in the history is rarely there by chance.
            story.add(RecordPersonalDetails.class);
            story.add(CorrectPersonalDetails.class);
        }
    }

    CaseCommand next() {
        while (story.isEmpty()) {
            var type = any(TYPES);
            var automatic = type.isAnnotationPresent(Automatic.class);
            if (automatic || random.nextBoolean()) {
                before(type).forEach(story::add);
            }
            story.add(type);
            if (automatic) {
                // Its ids are drawn, and some are of nothing.
                story.add(type);
                story.add(type);
            }
            story.removeIf(IdentifyVictim.class::equals);
        }
        return any(story.remove());
    }

    /** Mostly one who may do it: the clock, the owner or a supervisor; sometimes just anybody. */
    Actor somebody(CaseCommand command, @Nullable StaffId owner) {
        if (command instanceof IdentifyVictim) {
            return any(STAFF);
        }
        if (random.nextInt(6) == 0) {
            return any(Stream.concat(STAFF.stream(), OTHERS.stream()).toList());
        }
        if (command.getClass().isAnnotationPresent(Automatic.class)) {
            return Actor.SYSTEM;
        }
        if (command instanceof AcceptTransfer || command instanceof DeclineTransfer) {
            return CENTRE.get(1);
        }
        var allowed = POLICY.command(command.getClass().getSimpleName(), Role.Caseworker);
        var takenOver = CENTRE.stream().anyMatch(actor -> actor.id().equals(owner));
        return any((takenOver ? CENTRE : STAFF)
                .stream()
                        .filter(actor -> allowed.isEmpty()
                                ? actor.role() == Role.Supervisor
                                : owner == null || actor.id().equals(owner))
                        .toList());
    }

    /** Mostly the same moment, sometimes some weeks later. */
    Instant later() {
        return clock.instant().plus(Duration.ofHours(random.nextInt(4) > 0 ? 0 : random.nextInt(24 * 60)));
    }

    private CaseCommand any(Class<? extends CaseCommand> type) {
        for (int tries = 0; tries < 1000; tries++) {
            var command = bent(type, EXAMPLES.get(type));
            if (validator.validate(command).isEmpty()) {
                return command;
            }
        }
        throw new AssertionError("Found no valid " + type.getSimpleName());
    }

    private <T> T bent(Class<T> type, @Nullable Object example) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> {
                    var value = example == null ? null : value(component, example);
                    var keep = example != null && component.getType() != CaseId.class && random.nextInt(8) > 0;
                    return keep ? value : other(component, value);
                })
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getSimpleName(), e);
        }
    }

    /** Another value of that kind, or the one there is where no other is known. */
    private @Nullable Object other(RecordComponent component, @Nullable Object value) {
        var type = component.getType();
        if (type == CaseId.class) {
            return CaseHistory.CASE;
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextBoolean()) {
            return null;
        }
        if (type.isEnum()) {
            return any(List.of(type.getEnumConstants()));
        }
        if (type == Integer.class) {
            return random.nextInt(10);
        }
        if (type == Long.class) {
            return random.nextLong(10);
        }
        if (type == StaffId.class) {
            return any(STAFF).id();
        }
        if (type == OrganisationId.class) {
            return STAFF.get(0).organisation();
        }
        if (type == LocalDate.class) {
            return today().plusDays(random.nextInt(-60, 400));
        }
        if (type == PartialDate.class) {
            return PartialDate.of(today().minusDays(random.nextInt(400)));
        }
        if (type.isRecord() && type.getRecordComponents()[0].getType() == UUID.class) {
            return any(ids(type));
        }
        return value;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** The ids of that type which the examples speak of, and one nobody speaks of. */
    private static List<?> ids(Class<?> type) {
        var spokenOf = EXAMPLES.values().stream()
                .flatMap(example -> Arrays.stream(example.getClass().getRecordComponents())
                        .filter(component -> component.getType() == type)
                        .flatMap(component -> Stream.ofNullable(value(component, example))));
        var unknown = EventJson.MAPPER.convertValue(UUID.nameUUIDFromBytes(new byte[0]), type);
        return Stream.concat(spokenOf, Stream.of(unknown))
                .distinct()
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    private static @Nullable Object value(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }

    private static Stream<? extends Class<? extends CaseCommand>> before(Class<?> type) {
        var watched = WATCHED.getOrDefault(type, "");
        return Arrays.stream(PREREQUISITES.getProperty(path(type), watched).split(","))
                .map(String::strip)
                .flatMap(step -> TYPES.stream().filter(other -> path(other).equals(step)));
    }

    /** The published examples, by type; what the service asks of itself has none. */
    private static Map<Class<?>, CaseCommand> examples() {
        var folder = Path.of("src/main/resources/example");
        return TYPES.stream()
                .filter(type -> Files.exists(folder.resolve(path(type) + ".json")))
                .collect(toUnmodifiableMap(
                        type -> type,
                        type -> EventJson.MAPPER.readValue(
                                folder.resolve(path(type) + ".json").toFile(), type)));
    }

    private static Properties prerequisites() {
        try (var in = Files.newBufferedReader(Path.of("src/test/resources/example-prerequisites.properties"))) {
            var properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static Stream<Class<? extends CaseCommand>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RandomCommands::leaves)
                : Stream.of(type.asSubclass(CaseCommand.class));
    }

    private static Actor actor(String id, Role role) {
        return new Actor(new StaffId(id), new OrganisationId("dinsos-indramayu"), role);
    }
}
