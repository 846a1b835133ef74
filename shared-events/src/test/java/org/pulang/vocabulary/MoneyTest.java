package org.pulang.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.store.EventJson;

class MoneyTest {

    private static final Currency RUPIAH = Currency.getInstance("IDR");

    @ParameterizedTest
    @ValueSource(strings = {"1500000", "1500000.00", "1.5e6", "15E5"})
    void isEqualHoweverWritten(String amount) {
        assertThat(new Money(new BigDecimal(amount), RUPIAH)).isEqualTo(Money.rupiah(1_500_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0.001", "1000000000000000", "1e999999999", "1e-999999999"})
    void refusesWhatIsNoAmount(String amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(new BigDecimal(amount), RUPIAH));
    }

    @Test
    void isPlainInJson() {
        var json = "{\"amount\":1500000,\"currency\":\"IDR\"}";
        assertThat(EventJson.MAPPER.writeValueAsString(Money.rupiah(1_500_000))).isEqualTo(json);
        assertThat(EventJson.MAPPER.readValue("{\"amount\":1.5e6,\"currency\":\"IDR\"}", Money.class))
                .isEqualTo(Money.rupiah(1_500_000));
    }
}
