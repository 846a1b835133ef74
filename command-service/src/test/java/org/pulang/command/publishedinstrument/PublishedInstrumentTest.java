package org.pulang.command.publishedinstrument;

import static org.axonframework.test.matchers.Matchers.matches;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.InstrumentRetired;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.DimensionCode;
import org.pulang.vocabulary.InstrumentDimension;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.ScoringKind;
import org.pulang.vocabulary.StaffId;

class PublishedInstrumentTest {

    private static final OrganisationId DINSOS = new OrganisationId("dinsos-32-73");
    private static final OrganisationId OTHER = new OrganisationId("konseling-contoh");
    private static final MetaData SUPERVISOR = by(Role.Supervisor, DINSOS);
    private static final MetaData STRANGER = by(Role.Supervisor, OTHER);
    private static final BilingualText TEXT = new BilingualText("Aman di rumah", "Safe at home");

    private static final PublishInstrument FIRST = publish("RUMAH.v1");
    private static final PublishInstrument SECOND = publish("RUMAH.v2");
    private static final RetireInstrument RETIRE = new RetireInstrument(FIRST.instrumentId());
    private static final InstrumentRetired RETIRED = new InstrumentRetired(FIRST.instrumentId());

    @Test
    void isPublishedByASupervisorForTheirOrganisation() {
        fixture(null).givenNoPriorActivity().when(FIRST, SUPERVISOR).expectEvents(FIRST.published(DINSOS));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "Supervisor")
    void isPublishedAndRetiredByNobodyElse(Role role) {
        refused(fixture(null).givenNoPriorActivity().when(FIRST, by(role, DINSOS)), Refusal.ROLE_REQUIRED, null);
        refused(
                fixture(null).given(FIRST.published(DINSOS)).when(RETIRE, by(role, DINSOS)),
                Refusal.ROLE_REQUIRED,
                null);
    }

    @Test
    void neverChangesOnceItIsPublished() {
        refused(fixture(1).given(FIRST.published(DINSOS)).when(FIRST, SUPERVISOR), Refusal.INSTRUMENT_EXISTS, null);
        refused(
                fixture(1).given(FIRST.published(DINSOS), RETIRED).when(FIRST, SUPERVISOR),
                Refusal.INSTRUMENT_EXISTS,
                null);
    }

    @Test
    void isTheNextVersionOfItsCode() {
        fixture(1).givenNoPriorActivity().when(SECOND, SUPERVISOR).expectEvents(SECOND.published(DINSOS));
        for (var latest : new Integer[] {null, 2, 3}) {
            refused(
                    fixture(latest).givenNoPriorActivity().when(SECOND, SUPERVISOR),
                    Refusal.INSTRUMENT_VERSION_SKIPPED,
                    null);
        }
    }

    @Test
    void belongsToTheOrganisationThatPublishedTheFirst() {
        refused(fixture(1).givenNoPriorActivity().when(SECOND, STRANGER), Refusal.INSTRUMENT_OF_OTHERS, null);
        refused(fixture(1).given(FIRST.published(DINSOS)).when(RETIRE, STRANGER), Refusal.INSTRUMENT_OF_OTHERS, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PULANG-CORE.v1", "PULANG-CORE.v2", "PULANG-RISK.v1", "RSS-SHAPE.v7"})
    void takesNoCodeThatComesWithTheSoftware(String id) {
        refused(fixture(null).givenNoPriorActivity().when(publish(id), SUPERVISOR), Refusal.INSTRUMENT_BUILT_IN, null);
    }

    @Test
    void isRetiredOnce() {
        fixture(1).given(FIRST.published(DINSOS)).when(RETIRE, SUPERVISOR).expectEvents(RETIRED);
        refused(
                fixture(1).given(FIRST.published(DINSOS), RETIRED).when(RETIRE, SUPERVISOR),
                Refusal.INSTRUMENT_RETIRED,
                null);
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "4, 0", "0, -1"})
    void hasAScaleThatGoesUp(int lowest, int highest) {
        incoherent(
                publish(lowest, highest, List.of(), List.of(item("A")), List.of(dimension("D", "A"))),
                Refusal.INSTRUMENT_SCALE_REVERSED,
                "/highest");
    }

    @Test
    void saysWhatAValueMeansOnceAndOnItsScale() {
        var items = List.of(item("A"), item("B", level(0), level(2)));
        var dimensions = List.of(dimension("D", "A", "B"));
        incoherent(
                publish(0, 1, List.of(level(0), level(1)), items, dimensions),
                Refusal.INSTRUMENT_LEVEL_UNFIT,
                "/items/1/levels/1/value");
        incoherent(
                publish(0, 2, List.of(level(0), level(1), level(0)), items, dimensions),
                Refusal.INSTRUMENT_LEVEL_UNFIT,
                "/levels/2/value");
        incoherent(
                publish(1, 2, List.of(level(0)), items, dimensions), Refusal.INSTRUMENT_LEVEL_UNFIT, "/levels/0/value");
    }

    @Test
    void hasEachItemInExactlyOneDimension() {
        var items = List.of(item("A"), item("B"));
        incoherent(
                publish(0, 1, List.of(), List.of(item("A"), item("A")), List.of(dimension("D", "A"))),
                Refusal.INSTRUMENT_CODE_REPEATED,
                "/items/1/code");
        incoherent(
                publish(0, 1, List.of(), items, List.of(dimension("D", "A"), dimension("D", "B"))),
                Refusal.INSTRUMENT_CODE_REPEATED,
                "/dimensions/1/code");
        incoherent(
                publish(0, 1, List.of(), items, List.of(dimension("D", "A"), dimension("E", "B", "A"))),
                Refusal.INSTRUMENT_CODE_REPEATED,
                "/dimensions/1/items/1");
        incoherent(
                publish(0, 1, List.of(), items, List.of(dimension("D", "A", "C"))),
                Refusal.INSTRUMENT_ITEM_MISSING,
                "/dimensions/0/items/1");
        incoherent(
                publish(0, 1, List.of(), items, List.of(dimension("D", "A"))),
                Refusal.INSTRUMENT_ITEM_UNSCORED,
                "/items/1");
    }

    private static void incoherent(PublishInstrument command, Refusal refusal, String pointer) {
        refused(fixture(null).givenNoPriorActivity().when(command, SUPERVISOR), refusal, pointer);
    }

    private static PublishInstrument publish(String id) {
        return new PublishInstrument(
                new InstrumentId(id),
                true,
                TEXT,
                TEXT,
                0,
                2,
                List.of(level(0), level(2)),
                List.of(item("A", level(1)), item("B")),
                List.of(dimension("D", "A", "B")),
                new BigDecimal("0.7"),
                ScoringKind.MeanOfItems);
    }

    private static PublishInstrument publish(
            int lowest,
            int highest,
            List<InstrumentLevel> levels,
            List<InstrumentItem> items,
            List<InstrumentDimension> dimensions) {
        return new PublishInstrument(
                new InstrumentId("RUMAH.v1"),
                false,
                TEXT,
                null,
                lowest,
                highest,
                levels,
                items,
                dimensions,
                BigDecimal.ONE,
                ScoringKind.MeanOfDimensions);
    }

    private static InstrumentLevel level(int value) {
        return new InstrumentLevel(value, TEXT);
    }

    private static InstrumentItem item(String code, InstrumentLevel... levels) {
        return new InstrumentItem(new ItemCode(code), TEXT, List.of(levels), new BigDecimal("1.5"));
    }

    private static InstrumentDimension dimension(String code, String... items) {
        return new InstrumentDimension(
                new DimensionCode(code),
                TEXT,
                List.of(items).stream().map(ItemCode::new).toList());
    }

    private static MetaData by(Role role, OrganisationId organisation) {
        return new Actor(new StaffId("who-1"), organisation, role).metadata();
    }

    /** @param latest the newest version there is, of {@link #DINSOS} */
    private static AggregateTestFixture<PublishedInstrument> fixture(@Nullable Integer latest) {
        var fixture = new AggregateTestFixture<>(PublishedInstrument.class);
        fixture.registerInjectableResource(new CommandGuard(CaseAccessPolicy.builtIn()));
        Releases releases = code -> Optional.ofNullable(latest).map(version -> new Releases.Release(version, DINSOS));
        fixture.registerInjectableResource(releases);
        return fixture;
    }

    private static void refused(
            ResultValidator<PublishedInstrument> result, Refusal refusal, @Nullable String pointer) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal
                        && (pointer == null || Objects.equals(((CommandRefused) exception).pointer(), pointer))))
                .expectNoEvents();
    }
}
