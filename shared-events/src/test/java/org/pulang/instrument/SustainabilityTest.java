package org.pulang.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.DimensionScore;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;

/** RSS-SHAPE v1 as data: three dimensions, answers in quarters, equal weights, and no claim to be more than that. */
class SustainabilityTest {

    private final Instrument survey = Instruments.builtIn()
            .find(new InstrumentVersion(new InstrumentCode("RSS-SHAPE"), 1))
            .orElseThrow();

    @Test
    void saysInBothLanguagesThatItsWeightsAreNotTheOfficialOnes() {
        var note = Objects.requireNonNull(survey.definition().note());
        assertThat(note.id()).contains("bukan bobot resmi");
        assertThat(note.en()).contains("not the official weights");
        assertThat(survey.isAboutRisk()).isFalse();
    }

    @Test
    void asksForWhatItsSchemaAndItsDimensionsSpeakOf() {
        var items = items();
        assertThat(survey.definition()
                        .answers()
                        .at("/items/properties/item/enum")
                        .valueStream())
                .extracting(code -> new ItemCode(code.stringValue()))
                .containsExactlyElementsOf(items);
        assertThat(survey.definition().scoring().dimensions().stream().flatMap(dimension -> dimension.items().stream()))
                .containsExactlyElementsOf(items);
        assertThat(survey.definition().scoring().dimensions())
                .hasSize(3)
                .allSatisfy(dimension -> assertThat(dimension.items()).hasSize(5));
    }

    @Test
    void saysAllInBothLanguages() {
        assertThat(Stream.of(
                                Stream.of(
                                        survey.definition().title(),
                                        survey.definition().note()),
                                survey.definition().levels().stream().map(InstrumentLevel::title),
                                survey.definition().items().stream().map(InstrumentItem::title))
                        .flatMap(texts -> texts))
                .allSatisfy(text -> assertThat(List.of(text.id(), text.en()))
                        .doesNotHaveDuplicates()
                        .allSatisfy(sentence -> assertThat(sentence).isNotBlank()));
    }

    @Test
    void weighsEachItemOfADimensionAndEachDimensionAlike() {
        assertThat(survey.score(all(0)).composite()).isEqualTo("0.0");
        assertThat(survey.score(all(2)).composite()).isEqualTo("50.0");
        assertThat(survey.score(all(4)).composite()).isEqualTo("100.0");
        var composites = IntStream.range(0, items().size())
                .mapToObj(best -> survey.score(IntStream.range(0, items().size())
                                .mapToObj(item -> Answer.of(items().get(item), item == best ? 4 : 0))
                                .toList())
                        .composite())
                .distinct();
        assertThat(composites).containsExactly(new BigDecimal("6.7"));
    }

    @Test
    void countsWhatWasNotAnsweredAsMissingAndNotAsNothing() {
        var answers = Stream.concat(
                        items().subList(0, 11).stream().map(item -> Answer.of(item, 4)),
                        items().subList(11, 15).stream().map(item -> new Answer(item, AnswerState.Declined, null)))
                .toList();
        assertThat(survey.fault(answers)).isEmpty();
        assertThat(survey.score(answers).composite()).isEqualTo("100.0");
        assertThat(survey.score(answers.subList(0, 10)).composite()).isNull();
        assertThat(survey.score(answers.subList(0, 10)).dimensions())
                .extracting(DimensionScore::mean)
                .containsExactly(new BigDecimal("4.00"), new BigDecimal("4.00"), null);
    }

    private List<ItemCode> items() {
        return survey.definition().items().stream().map(InstrumentItem::code).toList();
    }

    private List<Answer> all(int value) {
        return items().stream().map(item -> Answer.of(item, value)).toList();
    }
}
