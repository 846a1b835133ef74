package org.pulang.query.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CaseEvent;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.query.Events;
import org.pulang.query.RandomEvents;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.StaffId;

class ReleasedTest {

    private static final Path GOLDEN = Path.of("../shared-events/src/test/resources/contract");

    /** What must not leave, whatever it is called. */
    private static final Set<Class<?>> STAYS = Set.of(
            Sensitive.class,
            String.class,
            CaseId.class,
            CaseNumber.class,
            StaffId.class,
            OrganisationId.class,
            Contact.class,
            Money.class,
            Currency.class);

    private final Released released = new Released(pseudonyms("ministry"));

    private static Pseudonyms pseudonyms(String target) {
        return Pseudonyms.of(
                new OutletSettings(
                        null, null, "a secret of the tests, longer than 32", Duration.ofSeconds(1), Map.of()),
                target);
    }

    /** Every event as it is in the golden files, with all its components, and in some random shapes. */
    private static Stream<Object> examples() throws IOException {
        var examples = new ArrayList<Object>();
        var random = new RandomEvents(20261122, Events.caseId(1));
        for (var type : EventCatalog.records()) {
            var golden = GOLDEN.resolve(type.getSimpleName() + ".json");
            examples.add(EventJson.MAPPER.readValue(Files.readAllBytes(golden), type));
            if (CaseEvent.class.isAssignableFrom(type)) {
                Stream.generate(() -> random.any(type)).limit(10).forEach(examples::add);
            }
        }
        return examples.stream();
    }

    @Test
    void letsNoDetailNoFreeTextAndNobodysIdOut() throws IOException {
        var wrong = new ArrayList<String>();
        var told = new HashSet<Class<?>>();
        examples().forEach(event -> {
            var left = released.of(event);
            check(event.getClass().getSimpleName(), event, left, wrong);
            if (!left.isEmpty()) {
                told.add(event.getClass());
            }
        });

        assertThat(new HashSet<>(wrong)).isEmpty();
        assertThat(told).hasSizeGreaterThan(90);
    }

    @Test
    void theCheckNoticesADetail() {
        var wrong = new ArrayList<String>();
        var event = Events.identified(Events.caseId(1));

        check("VictimIdentified", event, Map.of("caseNumber", event.caseNumber().value()), wrong);

        assertThat(wrong).containsExactly("VictimIdentified/caseNumber");
    }

    /** Compares what left with the components it was made from. */
    private static void check(String path, @Nullable Object from, Object left, List<String> wrong) {
        if (from == null || STAYS.contains(from.getClass())) {
            wrong.add(path);
        } else if (left instanceof Map<?, ?> map) {
            map.forEach((name, value) -> check(path + "/" + name, component(from, name), value, wrong));
        } else if (left instanceof List<?> list) {
            // Those that do not leave are missing: each must come from one that may.
            for (var one : (List<?>) from) {
                if (list.size() == ((List<?>) from).size()) {
                    check(path + "[]", one, list.get(((List<?>) from).indexOf(one)), wrong);
                } else {
                    wrong.add(path);
                }
            }
        } else if (left instanceof String text && !text.matches("[A-Za-z0-9_./-]{1,80}")) {
            wrong.add(path);
        }
    }

    private static @Nullable Object component(Object from, Object name) {
        for (var component : from.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                try {
                    return component.getAccessor().invoke(from);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return null;
    }

    @Test
    void tellsCodesAndDaysOfWhoWasIdentified() {
        assertThat(released.of(Events.identified(Events.caseId(1))))
                .containsEntry("gender", "Feminine")
                .containsEntry("origin", "32.12")
                .containsEntry("firstContact", "2026-01-20")
                .doesNotContainKeys("caseId", "caseNumber", "name", "birthDate", "contacts", "basis");
    }

    @Test
    void tellsGoalsWithoutTheWordsOfThePerson() throws IOException {
        var plan = EventJson.MAPPER.readValue(
                Files.readAllBytes(GOLDEN.resolve("CarePlanAgreed.json")), CarePlanAgreed.class);

        var goals = (List<?>) Objects.requireNonNull(released.of(plan).get("goals"));

        assertThat(goals).hasSameSizeAs(plan.goals());
        assertThat(String.valueOf(goals.get(0)))
                .contains("domain=")
                .doesNotContain("ownWords", "skillsWanted", "labourDemand");
    }

    @Test
    void twoTargetsCannotLayTogetherWhatTheyWereTold() {
        var id = UUID.fromString("0198f2a0-0000-7000-8000-000000000001");

        assertThat(pseudonyms("ministry").of("case", id))
                .isEqualTo(pseudonyms("ministry").of("case", id))
                .isNotEqualTo(pseudonyms("university").of("case", id))
                .isNotEqualTo(pseudonyms("ministry").of("event", id))
                .isNotEqualTo(id);
    }

    @Test
    void aTimeLeavesAsItsDay() {
        assertThat(Released.day(Instant.parse("2026-02-01T23:59:59Z"))).isEqualTo("2026-02-01");
    }

    @Test
    void nothingOfWhoWorksOnACaseEverLeaves() {
        assertThat(Selection.leaves(VictimIdentified.class)).isTrue();
        assertThat(EventCatalog.records().stream().filter(Selection::leaves).map(Class::getSimpleName))
                .doesNotContain("PerpetratorRecorded", "NoteAdded", "CaseworkerAssigned", "FlagRaised", "CaseSealed")
                .doesNotContain("StaffMemberRegistered", "UnmaskingRequested", "CasesLinked", "ErasureRequested");
    }
}
