package org.pulang.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.event.InstrumentPublished;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.DimensionCode;
import org.pulang.vocabulary.DimensionScore;
import org.pulang.vocabulary.InstrumentDimension;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ScoringKind;
import tools.jackson.core.type.TypeReference;

/** What an organisation published asks and scores by the same rules as what comes with the software, and always alike. */
class PublishedScoringTest {

    private static final BilingualText TEXT = new BilingualText("Pertanyaan", "Question");

    /** One item in the first dimension, two in the other. */
    private static InstrumentPublished published(ScoringKind kind, String... weights) {
        var items = IntStream.range(0, weights.length)
                .mapToObj(i -> new InstrumentItem(item(i), TEXT, List.of(), new BigDecimal(weights[i])))
                .toList();
        return published(kind, 0, 4, items, List.of(List.of(item(0)), List.of(item(1), item(2))), "0.6");
    }

    private static InstrumentPublished published(
            ScoringKind kind,
            int lowest,
            int highest,
            List<InstrumentItem> items,
            List<List<ItemCode>> dimensions,
            String minimumShare) {
        return new InstrumentPublished(
                new InstrumentId("UJI.v1"),
                new OrganisationId("dinsos-32-73"),
                false,
                TEXT,
                null,
                lowest,
                highest,
                List.of(),
                items,
                IntStream.range(0, dimensions.size())
                        .mapToObj(i -> new InstrumentDimension(new DimensionCode("D" + i), TEXT, dimensions.get(i)))
                        .toList(),
                new BigDecimal(minimumShare),
                kind);
    }

    @ParameterizedTest
    @CsvSource({
        // Means 4 and (0·1 + 4·3) ÷ 4 = 3: of dimensions 3.5, of items (4·2 + 0 + 4·3) ÷ 6 = 3.33
        "MeanOfDimensions, 87.5",
        "MeanOfItems, 83.3"
    })
    void weighsItemsWithinADimensionAndTheCompositeByItsKind(ScoringKind kind, BigDecimal composite) {
        var score = Instrument.of(published(kind, "2", "1", "3")).score(answers(4, 0, 4));

        assertThat(score.composite()).isEqualTo(composite);
        assertThat(score.dimensions())
                .extracting(DimensionScore::mean)
                .containsExactly(new BigDecimal("4.00"), new BigDecimal("3.00"));
    }

    @ParameterizedTest
    @CsvSource({"MeanOfDimensions", "MeanOfItems"})
    void givesNoCompositeWhereADimensionHasNoAnswerHoweverMuchTheOthersWeigh(ScoringKind kind) {
        var instrument = Instrument.of(published(kind, "2", "1", "3"));

        assertThat(instrument.score(answers(4, 0, null)).composite()).isNotNull();
        assertThat(instrument.score(answers(null, 4, 4)).composite()).isNull();
        assertThat(instrument.score(answers(null, 4, 4)).answeredShare()).isEqualTo("0.67");
        assertThat(instrument.score(answers(4, null, null)).composite())
                .as("one of three is less than 60 %")
                .isNull();
    }

    @Test
    void takesOnlyAnswersToItsItemsOnItsScale() {
        var instrument = Instrument.of(published(ScoringKind.MeanOfItems, "1", "1", "1"));

        assertThat(instrument.fault(answers(0, 4, null))).isEmpty();
        assertThat(instrument.fault(answers(0, 5, 4))).contains("/1/value");
        assertThat(instrument.fault(answers(-1, 4, 4))).contains("/0/value");
        assertThat(instrument.fault(List.of(Answer.of(new ItemCode("Housing"), 2))))
                .contains("/0/item");
        assertThat(instrument.fault(List.of(new Answer(item(0), AnswerState.Answered, null))))
                .contains("/0/value");
        assertThat(instrument.fault(List.of(new Answer(item(0), AnswerState.Declined, 2))))
                .contains("/0/value");
        assertThat(instrument.fault(List.of(Answer.of(item(0), 2), Answer.of(item(0), 2))))
                .contains("/1/item");
        assertThat(instrument.isAboutRisk()).isFalse();
    }

    static Stream<Instrument> builtIn() {
        return Instruments.builtIn().all().stream();
    }

    /** The generated schema is the one that was written by hand for each of these. */
    @ParameterizedTest
    @MethodSource("builtIn")
    void hasTheSchemaThatItsItemsAndItsScaleTell(Instrument instrument) {
        var definition = instrument.definition();
        assertThat(AnswerSchema.of(
                        definition.id(),
                        definition.items(),
                        definition.scoring().lowest(),
                        definition.scoring().highest()))
                .isEqualTo(definition.answers());
    }

    /** Random instruments, weights and partial answers: nothing depends on order, and nothing is lost on the way to the store. */
    @Test
    void scoresAlikeInAnyOrderAndAfterItWasStored() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var event = random(random);
            var instrument = Instrument.of(event);
            var answers = randomAnswers(event, random);
            var score = instrument.score(answers);

            var stored =
                    EventJson.MAPPER.readValue(EventJson.SEALED.writeValueAsBytes(event), InstrumentPublished.class);
            assertThat(stored).as("event, seed %d round %d", seed, round).isEqualTo(event);
            assertThat(Instrument.of(stored).fault(storedAnswers(answers)))
                    .as("fault, seed %d round %d", seed, round)
                    .isEmpty();
            assertThat(Instrument.of(stored).score(storedAnswers(answers)))
                    .as("replay, seed %d round %d", seed, round)
                    .isEqualTo(score);
            assertThat(Instrument.of(shuffled(event, random)).score(shuffled(answers, random)))
                    .as("order, seed %d round %d", seed, round)
                    .isEqualTo(score);
            if (score.composite() != null) {
                assertThat(score.composite())
                        .as("range, seed %d round %d", seed, round)
                        .isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
            }
        }
    }

    private static InstrumentPublished random(Random random) {
        int lowest = random.nextInt(11) - 5;
        var codes = new ArrayList<>(IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(PublishedScoringTest::item)
                .toList());
        var items = codes.stream()
                .map(code -> new InstrumentItem(code, TEXT, List.of(), randomWeight(random)))
                .toList();
        Collections.shuffle(codes, random);
        int cut = 1 + random.nextInt(codes.size());
        var dimensions = cut == codes.size()
                ? List.of(List.copyOf(codes))
                : List.of(List.copyOf(codes.subList(0, cut)), List.copyOf(codes.subList(cut, codes.size())));
        return published(
                random.nextBoolean() ? ScoringKind.MeanOfDimensions : ScoringKind.MeanOfItems,
                lowest,
                lowest + 1 + random.nextInt(10),
                items,
                dimensions,
                "0." + (1 + random.nextInt(9)));
    }

    private static @Nullable BigDecimal randomWeight(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> BigDecimal.valueOf(1 + random.nextInt(1000));
            case 2 -> new BigDecimal("0.%03d".formatted(1 + random.nextInt(999)));
            default -> BigDecimal.valueOf(1 + random.nextInt(99999), 2);
        };
    }

    private static List<Answer> randomAnswers(InstrumentPublished event, Random random) {
        return event.items().stream()
                .map(item -> switch (random.nextInt(7)) {
                    case 0 -> new Answer(item.code(), AnswerState.Declined, null);
                    case 1 -> new Answer(item.code(), AnswerState.NotAssessed, null);
                    default ->
                        Answer.of(item.code(), event.lowest() + random.nextInt(event.highest() - event.lowest() + 1));
                })
                .toList();
    }

    private static InstrumentPublished shuffled(InstrumentPublished event, Random random) {
        return new InstrumentPublished(
                event.instrumentId(),
                event.organisation(),
                event.official(),
                event.title(),
                event.note(),
                event.lowest(),
                event.highest(),
                event.levels(),
                shuffled(event.items(), random),
                event.dimensions().stream()
                        .map(dimension -> new InstrumentDimension(
                                dimension.code(), dimension.title(), shuffled(dimension.items(), random)))
                        .toList(),
                event.minimumShare(),
                event.scoring());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        var other = new ArrayList<>(list);
        Collections.shuffle(other, random);
        return other;
    }

    private static List<Answer> storedAnswers(List<Answer> answers) {
        return EventJson.MAPPER.readValue(EventJson.MAPPER.writeValueAsBytes(answers), new TypeReference<>() {});
    }

    private static ItemCode item(int number) {
        return new ItemCode("Item" + number);
    }

    private static List<Answer> answers(@Nullable Integer... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> {
                    var value = values[i];
                    return value == null ? new Answer(item(i), AnswerState.Declined, null) : Answer.of(item(i), value);
                })
                .toList();
    }
}
