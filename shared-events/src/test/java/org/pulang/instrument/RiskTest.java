package org.pulang.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.RiskLevel;

/** PULANG-RISK v1 as data, and the risk its rules tell. */
class RiskTest {

    private final Instrument risk = Instruments.builtIn()
            .find(new InstrumentVersion(new InstrumentCode("PULANG-RISK"), 1))
            .orElseThrow();
    private final List<ItemCode> items =
            risk.definition().items().stream().map(InstrumentItem::code).toList();

    @Test
    void isTheOneThatAsksAboutRisk() {
        assertThat(Instruments.builtIn().all().stream().filter(Instrument::isAboutRisk))
                .extracting(instrument -> instrument.definition().id())
                .containsExactly(risk.definition().id());
    }

    @Test
    void saysAllInBothLanguages() {
        var texts = Stream.of(
                        Stream.of(risk.definition().title(), risk.definition().note()),
                        risk.definition().items().stream().map(InstrumentItem::title),
                        risk.definition().items().stream()
                                .flatMap(item -> item.levels().stream())
                                .map(InstrumentLevel::title),
                        risk.definition().riskRules().stream().map(InstrumentDefinition.RiskRule::title))
                .flatMap(some -> some)
                .toList();

        assertThat(texts)
                .hasSize(2 + 8 + 16 + 5)
                .allSatisfy(text -> assertThat(List.of(text.id(), text.en()))
                        .doesNotHaveDuplicates()
                        .allSatisfy(sentence -> assertThat(sentence).isNotBlank()));
    }

    @Test
    void asksForWhatItsSchemaAndItsRulesSpeakOf() {
        var allowed =
                risk.definition().answers().at("/items/properties/item/enum").valueStream();

        assertThat(allowed.map(code -> new ItemCode(code.stringValue()))).containsExactlyElementsOf(items);
        assertThat(risk.definition().riskRules()).allSatisfy(rule -> {
            assertThat(items).containsAll(rule.items());
            assertThat(rule.atLeast()).isBetween(1, rule.items().size());
        });
        assertThat(risk.definition().riskRules().stream().flatMap(rule -> rule.items().stream()))
                .as("each is of weight for some rule")
                .containsAll(items);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ContactByTrafficker                      | High   | TraffickerNear
                    ThreatsOrViolence                        | High   | ThreatOrViolence
                    Debt,PressureToRemigrate,NoIncome,NoPapers | High | MuchPressure
                    UnsafeHome,Debt,NoIncome,NobodyToTurnTo  | High   | MuchPressure
                    UnsafeHome,ContactByTrafficker           | High   | TraffickerNear
                    UnsafeHome                               | Medium | UnsafeHome
                    UnsafeHome,Debt,NoIncome                 | Medium | UnsafeHome
                    Debt,NoIncome,NoPapers                   | Medium | SomePressure
                    NoPapers,NobodyToTurnTo                  | Medium | SomePressure
                    NoPapers                                 | Low    |
                                                             | Low    |
                    """)
    void showsTheRuleThatDecided(@Nullable String present, RiskLevel level, @Nullable String rule) {
        var told = risk.risk(allAnswered(present == null ? List.of() : List.of(present.split(","))));

        assertThat(told.level()).isEqualTo(level);
        assertThat(Objects.toString(told.rule(), null)).isEqualTo(rule);
    }

    @Test
    void doesNotCallLowWhatIsNotKnown() {
        var six = items.subList(0, 6).stream().map(item -> Answer.of(item, 0)).toList();
        var five = six.subList(0, 5);

        assertThat(risk.risk(six).level()).isEqualTo(RiskLevel.Low);
        assertThat(risk.risk(six).answeredShare()).isEqualByComparingTo("0.75");
        assertThat(risk.risk(five).level()).isEqualTo(RiskLevel.Unknown);
    }

    /** What somebody does not know, or does not tell, is no no. */
    @ParameterizedTest
    @EnumSource(names = "Answered", mode = EnumSource.Mode.EXCLUDE)
    void takesNothingUnansweredForANo(AnswerState state) {
        var untold = items.stream().map(item -> new Answer(item, state, null)).toList();

        assertThat(risk.fault(untold)).isEmpty();
        assertThat(risk.risk(untold).level()).isEqualTo(RiskLevel.Unknown);
        assertThat(risk.risk(untold).answeredShare()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContactByTrafficker", "ThreatsOrViolence", "UnsafeHome"})
    void doesNotCallLowWhereWhatDecidesAloneWasNotAnswered(String unasked) {
        var answers = items.stream()
                .filter(item -> !item.value().equals(unasked))
                .map(item -> Answer.of(item, 0))
                .toList();

        assertThat(risk.risk(answers).level()).isEqualTo(RiskLevel.Unknown);
    }

    @Test
    void needsNoFurtherAnswerWhereARuleHolds() {
        var told = risk.risk(List.of(Answer.of(new ItemCode("ContactByTrafficker"), 1)));

        assertThat(told.level()).isEqualTo(RiskLevel.High);
        assertThat(told.answeredShare()).isEqualByComparingTo("0.13");
    }

    @Test
    void isTheLeastItCanBeWhereADangerWasNotAskedFor() {
        var unsafe = Answer.of(new ItemCode("UnsafeHome"), 1);
        assertThat(risk.risk(List.of(unsafe)).level()).isEqualTo(RiskLevel.Medium);
        assertThat(risk.risk(List.of(unsafe)).atLeast()).isTrue();

        var rest = items.stream()
                .map(item -> Answer.of(item, item.equals(unsafe.item()) ? 1 : 0))
                .toList();
        assertThat(risk.risk(rest).level()).isEqualTo(RiskLevel.Medium);
        assertThat(risk.risk(rest).atLeast()).isFalse();
        assertThat(risk.risk(List.of(Answer.of(new ItemCode("ContactByTrafficker"), 1)))
                        .atLeast())
                .isFalse();
    }

    /** Whatever is answered: one circumstance more never lowers the risk. */
    @Test
    void neverFallsWhenMoreIsThere() {
        IntStream.range(0, 1 << items.size())
                .forEach(present -> items.forEach(item -> {
                    var more = present | 1 << items.indexOf(item);
                    assertThat(level(more)).isGreaterThanOrEqualTo(level(present));
                }));
    }

    private RiskLevel level(int present) {
        return risk.risk(allAnswered(IntStream.range(0, items.size())
                        .filter(item -> (present >> item & 1) == 1)
                        .mapToObj(item -> items.get(item).value())
                        .toList()))
                .level();
    }

    private List<Answer> allAnswered(List<String> present) {
        assertThat(items.stream().map(ItemCode::value).toList()).containsAll(present);
        return items.stream()
                .map(item -> Answer.of(item, present.contains(item.value()) ? 1 : 0))
                .toList();
    }
}
