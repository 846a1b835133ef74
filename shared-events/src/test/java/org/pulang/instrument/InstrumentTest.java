package org.pulang.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.AssessmentRecorded;
import org.pulang.store.EventJson;
import org.pulang.store.EventSerializer;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.DimensionScore;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import tools.jackson.core.type.TypeReference;

/** PULANG-CORE v1 as data: complete in both languages, strict about answers, and always of the same mind about a score. */
class InstrumentTest {

    private static final InstrumentVersion CORE_1 = new InstrumentVersion(new InstrumentCode("PULANG-CORE"), 1);

    private final Instrument core = Instruments.builtIn().find(CORE_1).orElseThrow();

    // The data

    @Test
    void knowsOnlyWhatWasPublished() {
        assertThat(Instruments.builtIn().find(new InstrumentVersion(CORE_1.code(), 2)))
                .isEmpty();
        assertThat(Instruments.builtIn().find(new InstrumentVersion(new InstrumentCode("OTHER"), 1)))
                .isEmpty();
        assertThat(Instruments.builtIn().all())
                .extracting(instrument -> instrument.definition().id())
                .containsExactlyInAnyOrder(
                        CORE_1,
                        new InstrumentVersion(new InstrumentCode("PULANG-RISK"), 1),
                        new InstrumentVersion(new InstrumentCode("RSS-SHAPE"), 1));
    }

    @Test
    void asksForTheTwelveDomains() {
        assertThat(itemCodes())
                .containsExactlyElementsOf(Arrays.stream(AssessmentDomain.values())
                        .map(domain -> new ItemCode(domain.name()))
                        .toList());
    }

    @Test
    void describesEachLevelOfEachItemInBothLanguages() {
        var levels =
                core.definition().levels().stream().map(InstrumentLevel::value).toList();
        assertThat(levels).containsExactly(1, 2, 3, 4);
        assertThat(core.definition().items()).allSatisfy(item -> {
            assertThat(item.levels()).extracting(InstrumentLevel::value).isEqualTo(levels);
            assertThat(Stream.concat(
                            Stream.of(item.title()), item.levels().stream().map(InstrumentLevel::title)))
                    .allSatisfy(text -> assertThat(List.of(text.id(), text.en()))
                            .doesNotHaveDuplicates()
                            .allSatisfy(sentence -> assertThat(sentence).isNotBlank()));
        });
    }

    @Test
    void scoresEachItemInExactlyOneDimensionOfEqualWeight() {
        var dimensions = core.definition().scoring().dimensions();

        assertThat(dimensions.stream().flatMap(dimension -> dimension.items().stream()))
                .containsExactlyInAnyOrderElementsOf(itemCodes());
        assertThat(dimensions)
                .allSatisfy(dimension -> assertThat(dimension.items()).hasSize(4));
    }

    @Test
    void allowsInItsSchemaTheItemsItAsksFor() {
        var allowed =
                core.definition().answers().at("/items/properties/item/enum").valueStream();

        assertThat(allowed.map(code -> new ItemCode(code.stringValue()))).containsExactlyElementsOf(itemCodes());
    }

    @Test
    void isAJsonSchema202012() {
        var dialect = SpecificationVersion.DRAFT_2020_12.getDialectId();
        var metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(dialect));

        assertThat(core.definition().answers().get("$schema").stringValue()).isEqualTo(dialect);
        assertThat(metaSchema.validate(core.definition().answers())).isEmpty();
    }

    // What fits

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'item': 'Housing', 'state': 'Answered', 'value': 1}]",
                "[{'item': 'Housing', 'state': 'Answered', 'value': 4}, {'item': 'Justice', 'state': 'Declined'}]",
                "[{'item': 'Housing', 'state': 'NotAssessed'}]"
            })
    void acceptsAnswersThatFit(String answers) {
        assertThat(core.fault(read(answers))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    an item of another instrument | /0/item  | [{'item': 'ShoeSize', 'state': 'Answered', 'value': 3}]
                    above the scale               | /0/value | [{'item': 'Housing', 'state': 'Answered', 'value': 5}]
                    below the scale               | /0/value | [{'item': 'Housing', 'state': 'Answered', 'value': 0}]
                    answered without a value      | /0/value | [{'item': 'Housing', 'state': 'Answered'}]
                    declined with a value         | /0/value | [{'item': 'Housing', 'state': 'Declined', 'value': 2}]
                    not assessed with a value     | /1/value | [{'item': 'Justice', 'state': 'Declined'}, {'item': 'Housing', 'state': 'NotAssessed', 'value': 2}]
                    the same item twice           | /1/item  | [{'item': 'Housing', 'state': 'Declined'}, {'item': 'Housing', 'state': 'Answered', 'value': 2}]
                    """)
    void pointsAtAnswersThatDoNotFit(String what, String pointer, String answers) {
        assertThat(core.fault(read(answers))).as(what).contains(pointer);
    }

    @Test
    void pointsAtTheListIfNothingWasAsked() {
        assertThat(core.fault(List.of())).contains("");
    }

    // What it comes to

    @Test
    void scoresTheMeanOfDimensionMeans() {
        // Economic 1 2 3 4 = 2.5, social 4 4 4 4 = 4, psychosocial and safety 3 declined 2 2 = 7/3: mean 2.9444 of 1–4
        var answers = List.of(
                answer("Housing", 1),
                answer("LegalIdentity", 2),
                answer("IncomeAndDebt", 3),
                answer("WorkSkillsAndEducation", 4),
                answer("FamilyRelations", 4),
                answer("CommunityAcceptance", 4),
                answer("SocialSupport", 4),
                answer("AccessToServices", 4),
                answer("SafetyFromTraffickers", 3),
                answer("PhysicalHealth", null),
                answer("MentalHealth", 2),
                answer("Justice", 2));

        var score = core.score(answers);

        assertThat(score.answeredShare()).isEqualTo("0.92");
        assertThat(score.composite()).isEqualTo("64.8");
        assertThat(score.dimensions())
                .extracting(DimensionScore::mean)
                .containsExactly(of("2.50"), of("4.00"), of("2.33"));
    }

    @Test
    void reachesFromZeroToAHundred() {
        assertThat(core.score(all(1)).composite()).isEqualTo("0.0");
        assertThat(core.score(all(4)).composite()).isEqualTo("100.0");
    }

    @Test
    void givesNoCompositeBelowSeventyPercent() {
        assertThat(core.score(all(3).subList(0, 9)).composite()).isNotNull();

        var tooFew = core.score(all(3).subList(0, 8));
        assertThat(tooFew.composite()).isNull();
        assertThat(tooFew.answeredShare()).isEqualTo("0.67");
        assertThat(tooFew.dimensions()).extracting(DimensionScore::mean).contains(of("3.00"));
    }

    @Test
    void givesNoMeanWhereNothingWasAnswered() {
        assertThat(core.score(List.of(answer("Housing", 2), answer("Justice", null)))
                        .dimensions())
                .extracting(DimensionScore::mean)
                .containsExactly(of("2.00"), null, null);
    }

    @ParameterizedTest
    @CsvSource({"AssessmentRecorded.json, 2", "AssessmentRecorded.v1.json, 1"})
    void findsTheStoredScoreAgainOnReplay(String file, int revision) throws Exception {
        try (var stored = getClass().getResourceAsStream("/contract/" + file)) {
            var event =
                    (AssessmentRecorded) EventSerializer.read("AssessmentRecorded", revision, stored.readAllBytes());

            assertThat(core.score(event.answers())).isEqualTo(event.score());
        }
    }

    /** Random answers: in range, independent of order, the same after storing, and never lower for a better answer. */
    @Test
    void scoresAlikeWhateverTheAnswers() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var answers = randomAnswers(random);
            var score = core.score(answers);

            assertThat(core.fault(answers))
                    .as("fault, seed %d round %d", seed, round)
                    .isEmpty();
            assertThat(core.score(shuffled(answers, random)))
                    .as("order, seed %d round %d", seed, round)
                    .isEqualTo(score);
            assertThat(core.score(stored(answers)))
                    .as("replay, seed %d round %d", seed, round)
                    .isEqualTo(score);
            if (score.composite() != null) {
                assertThat(score.composite())
                        .as("range, seed %d round %d", seed, round)
                        .isBetween(of("0"), of("100"));
                assertThat(compositeAfterOneBetterAnswer(answers, random))
                        .as("better answer, seed %d round %d", seed, round)
                        .isGreaterThanOrEqualTo(score.composite());
            }
        }
    }

    private List<ItemCode> itemCodes() {
        return core.definition().items().stream().map(InstrumentItem::code).toList();
    }

    private List<Answer> all(int value) {
        return itemCodes().stream().map(item -> Answer.of(item, value)).toList();
    }

    /** Mostly answered, so that about half of the scores have a composite; at least one item asked. */
    private List<Answer> randomAnswers(Random random) {
        return itemCodes().stream()
                .map(item -> switch (random.nextInt(9)) {
                    case 0 -> new Answer(item, AnswerState.Declined, null);
                    case 1 -> new Answer(item, AnswerState.NotAssessed, null);
                    default -> Answer.of(item, 1 + random.nextInt(4));
                })
                .toList();
    }

    private @Nullable BigDecimal compositeAfterOneBetterAnswer(List<Answer> answers, Random random) {
        var better = new ArrayList<>(answers);
        int index = random.nextInt(better.size());
        var before = better.get(index);
        if (before.value() != null) {
            better.set(index, Answer.of(before.item(), Math.min(4, before.value() + 1)));
        }
        return core.score(better).composite();
    }

    private static List<Answer> shuffled(List<Answer> answers, Random random) {
        var other = new ArrayList<>(answers);
        Collections.shuffle(other, random);
        return other;
    }

    private static List<Answer> stored(List<Answer> answers) {
        return read(EventJson.MAPPER.writeValueAsString(answers));
    }

    private static List<Answer> read(String json) {
        return EventJson.MAPPER.readValue(json.replace('\'', '"'), new TypeReference<>() {});
    }

    private static Answer answer(String item, @Nullable Integer value) {
        return value == null
                ? new Answer(new ItemCode(item), AnswerState.Declined, null)
                : Answer.of(new ItemCode(item), value);
    }

    private static BigDecimal of(String number) {
        return new BigDecimal(number);
    }
}
